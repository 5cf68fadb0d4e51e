/* Reads a feed with libical: first the number of errors and whether the restrictions
 * hold, then each entry as "uid TAB start TAB end TAB alarms TAB summary". Times are
 * seconds since 1970, reckoned with the zone definitions in the file itself; whole days
 * are YYYYMMDD after a "d". */
#include <libical/ical.h>
#include <stdio.h>
#include <stdlib.h>

static char *slurp(const char *path)
{
    FILE *file = fopen(path, "rb");
    if (!file)
        exit(2);
    fseek(file, 0, SEEK_END);
    long size = ftell(file);
    rewind(file);
    char *text = malloc(size + 1);
    text[fread(text, 1, size, file)] = 0;
    fclose(file);
    return text;
}

static void show(icalcomponent *root, icalproperty *property, struct icaltimetype time)
{
    icalparameter *named = icalproperty_get_first_parameter(property, ICAL_TZID_PARAMETER);
    icaltimezone *zone = icaltimezone_get_utc_timezone();
    if (named)
        zone = icalcomponent_get_timezone(root, icalparameter_get_tzid(named));
    if (time.is_date)
        printf("\td%04d%02d%02d", time.year, time.month, time.day);
    else if (zone)
        printf("\t%ld", (long)icaltime_as_timet_with_zone(time, zone));
    else
        printf("\tno-zone");
}

int main(int count, char **names)
{
    if (count != 2)
        return 2;
    icalcomponent *root = icalparser_parse_string(slurp(names[1]));
    if (!root)
        return 3;
    printf("%d %d\n", icalcomponent_count_errors(root), icalrestriction_check(root));
    for (icalcomponent *entry = icalcomponent_get_first_component(root, ICAL_VEVENT_COMPONENT);
         entry; entry = icalcomponent_get_next_component(root, ICAL_VEVENT_COMPONENT)) {
        icalproperty *start = icalcomponent_get_first_property(entry, ICAL_DTSTART_PROPERTY);
        icalproperty *end = icalcomponent_get_first_property(entry, ICAL_DTEND_PROPERTY);
        printf("%s", icalcomponent_get_uid(entry));
        show(root, start, icalproperty_get_dtstart(start));
        show(root, end, icalproperty_get_dtend(end));
        printf("\t%d", icalcomponent_count_components(entry, ICAL_VALARM_COMPONENT));
        printf("\t%s\n", icalcomponent_get_summary(entry));
    }
    return 0;
}
