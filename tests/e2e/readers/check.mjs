// Reads a feed with ical.js and prints each entry as JSON, a line each. Times are
// seconds since 1970, reckoned with the zone definitions in the file itself.
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const [library, file] = process.argv.slice(2);
const { default: ICAL } = await import(pathToFileURL(library));
const root = new ICAL.Component(ICAL.parse(readFileSync(file, "utf8")));
for (const zone of root.getAllSubcomponents("vtimezone")) {
  ICAL.TimezoneService.register(zone);
}
const moment = (time) =>
  time.isDate ? "d" + time.toICALString() : String(time.toUnixTime());
console.log(JSON.stringify({ name: root.getFirstPropertyValue("name") }));
for (const part of root.getAllSubcomponents("vevent")) {
  const entry = new ICAL.Event(part, { exceptions: [] });
  console.log(
    JSON.stringify([
      entry.uid,
      moment(entry.startDate),
      moment(entry.endDate),
      String(part.getAllSubcomponents("valarm").length),
      entry.summary,
    ]),
  );
}
