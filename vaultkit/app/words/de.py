"""German sentences of findings, reports and blocks."""

WORDS = {
    "app.clash": "{what} „{name}“ kommt von zwei Plugins: {first} und {second}",
    "app.clash.hint": 'schalte eines ab: [plugins] off = ["{second}"]',
    "app.clash.packages": "deinstallier eines davon, etwa {second}",
    "app.crashed": "das Plugin {plugin} ist gescheitert ({what}): {error}",
    "app.crashed.hint": "alles andere läuft weiter; abschalten mit"
    ' [plugins] off = ["{plugin}"]',
    "app.plugin-missing": "die Einstellungen nennen ein Plugin, das nicht installiert"
    " ist: {name}",
    "app.plugin-missing.hint": "installiere es, oder nimm es aus [plugins] use",
    "app.bad-toml": "vaultkit.toml ist hier kein TOML: {error:word}",
    "app.bad-toml.at": "{place}: das ist kein TOML",
    "app.no-measure": "eine Zahl oder die Verschachtelung darin hat kein Maß",
    "app.no-utf8": "sie ist kein UTF-8",
    "app.toml.quote": "hier fehlt das schließende Anführungszeichen",
    "app.toml.quote.hint": 'schreib den Wert so: "Wert"',
    "app.toml.curly": "mit diesen Anführungszeichen kann TOML nichts anfangen",
    "app.toml.curly.hint": 'nimm gerade: "Wert"',
    "app.toml.date": "„{value}“ ist hier kein Datum",
    "app.toml.date.hint": "schreib {wanted}",
    "app.toml.bare": "„{value}“ gehört in Anführungszeichen",
    "app.toml.bare.hint": "schreib {wanted}",
    "app.toml.switch": "„{value}“ ist hier weder ja noch nein",
    "app.toml.switch.hint": "schreib {wanted}",
    "app.toml.twice": "das steht weiter oben schon einmal",
    "app.toml.twice.hint": "behalte eines von beiden und lösche das andere",
    "app.toml.equals": "hinter „{key}“ fehlt das Gleichheitszeichen",
    "app.toml.equals.hint": "schreib {key} = und dann den Wert",
    "app.toml.value": "hinter „{key} =“ fehlt der Wert",
    "app.toml.value.hint": "schreib ihn dahinter, oder lösche die Zeile",
    "app.toml.key": "„{key}“ hat einen Umlaut und gehört in Anführungszeichen",
    "app.toml.key.hint": 'schreib "{key}" = und dann den Wert',
    "app.toml.backslash": "ein \\ hat hier eine eigene Bedeutung",
    "app.toml.backslash.hint": "schreib / statt \\, oder nimm einfache"
    " Anführungszeichen: 'Wert'",
    "app.toml.bracket": "hier fehlt eine Klammer oder ein Komma",
    "app.toml.bracket.hint": "zu jeder [ gehört eine ], zu jeder { eine }, und zwischen"
    " zwei Werten steht ein Komma",
    "app.toml.form": "diese Zeile ist keine Einstellung",
    "app.toml.form.hint": 'schreib sie so: name = "Wert", oder lösche sie',
    "app.bad-toml.hint": "bring diese Zeile in Ordnung; vorher geht nichts",
    "app.bad-value": "„{value}“ ist kein gültiger Wert für „{key}“",
    "app.bad-value.hint": "schreib zum Beispiel {wanted}; bis dahin gilt die Vorgabe",
    "app.bad-value.one-of": "schreib {others} oder {last}; bis dahin gilt {holds}",
    "app.bad-value.map": 'schreib es so: { "dein Feld" = "bekanntes Feld" }; bis dahin'
    " gilt die Vorgabe",
    "app.unknown-key": "eine Einstellung „{key}“ gibt es hier nicht",
    "app.unknown-key.near": "meinst du „{near}“?",
    "app.unknown-key.hint": "bekannt sind hier: {known}",
    "app.bad-machine": "{path}: das ist nicht zu gebrauchen: {key}",
    "app.missing.id": "der Ordner hat noch keine Kennung; die Termine im Kalender"
    " bekämen später eine neue",
    "app.missing.language": "keine Sprache eingestellt, es gilt Englisch",
    "app.missing.timezone": "keine Zeitzone eingestellt, Uhrzeiten gelten als UTC",
    "app.missing.region": "keine Region eingestellt, Telefonnummern ohne +… bleiben,"
    " wie sie sind",
    "app.missing.start": "kein Starttag eingestellt: mit wem du noch nie gesprochen"
    " hast, der wird nicht fällig",
    "app.missing.hint": "ruf `vaultkit init` auf",
    "core.unclosed": "der Kopf der Notiz beginnt hier, und keine Zeile --- beendet ihn",
    "core.unclosed.hint": "schreib --- allein in eine Zeile unter dem letzten Feld",
    "core.endless": "der Kopf der Notiz, der hier beginnt, ist zu lang, um einer zu"
    " sein",
    "core.endless.hint": "schreib --- allein in eine Zeile unter dem letzten Feld",
    "core.bad-yaml": "das ist kein YAML: {line}",
    "core.bad-yaml.tab": "rück mit Leerzeichen ein statt mit einem Tabulator",
    "core.bad-yaml.sign": "lösche das unsichtbare Zeichen in dieser Zeile",
    "core.bad-yaml.form": "schreib es als `feld: wert`, längeren Text in"
    " Anführungszeichen",
    "core.bad-yaml.quote": "schließ das Anführungszeichen: es steht nur ein {mark} da",
    "core.bad-yaml.quotes": "setz den Wert in Anführungszeichen: {line}",
    "core.alias-bomb": "dieser Kopf entfaltet oder verschachtelt sich ohne Maß und wird"
    " nicht als YAML gelesen",
    "core.alias-bomb.hint": "schreib die Werte aus, ohne & und *, mit wenigen Klammern",
    "core.duplicate-key": "„{key}“ steht schon in Zeile {line}",
    "core.duplicate-key.hint": "behalte eines der beiden und lösche das andere",
    "core.refused.bytes": "die Änderung träfe mehr von dieser Notiz, als sie soll",
    "core.refused.head": "der Kopf der Notiz hieße danach etwas anderes",
    "core.refused.broken": "der Kopf der Notiz ist kein YAML, darum bleibt jedes Feld,"
    " wie es ist",
    "core.refused.several": "mehrere Felder sagen es: {keys}; behalte eines und leere"
    " das andere",
    "core.refused.list": "{key} ist hier eine Liste oder hat Unterfelder; ändere es von"
    " Hand",
    "core.refused.lines": "der Wert von {key} geht über mehrere Zeilen; ändere ihn von"
    " Hand",
    "core.refused.sign": "{key} beginnt mit {sign}, das liest YAML auf seine Art;"
    " ändere es von Hand",
    "core.refused.value": "{key} kann diesen Wert nicht aufnehmen, so wie es hier"
    " geschrieben ist",
    "core.refused.late-head": "der Kopf der Notiz muss in der ersten Zeile beginnen;"
    " lösche die leeren Zeilen vor ---",
    "core.refused.braces": "der Kopf der Notiz steht in geschwungenen Klammern; trag"
    " {key} von Hand ein",
    "core.refused.rule": "die Aufgabe wiederholt sich nach eigener Regel ({rule}); hak"
    " sie in ihrer Notiz ab",
    "core.refused.rule-undated": "die Aufgabe wiederholt sich ({rule}), hat aber kein"
    " volles Datum, von dem an zu zählen wäre; hak sie in ihrer Notiz ab",
    "core.refused.on-completion": "🏁 sagt, was beim Abhaken geschieht; hak die Aufgabe"
    " in ihrer Notiz ab",
    "core.refused.no-box": "diese Zeile hat kein Kästchen",
    "core.refused.line": "die Änderung machte eine andere Zeile daraus",
    "core.refused.date": "das neue Datum lässt sich an der Stelle des alten nicht"
    " schreiben",
    "core.refused.several-dates": "in der Zeile stehen mehrere Daten; ändere das"
    " richtige von Hand",
    "core.refused.entry": "eine Zeile an dieser Stelle würde nicht als Eintrag gelesen;"
    " ist ein Kommentar oder ein Codeblock offen geblieben?",
    "app.conflict-copy-same": "Konfliktkopie eines Sync-Programms von {original}; sie"
    " wird nicht gelesen, und was darin von Hand steht, steht auch dort",
    "app.conflict-copy-same.hint": "lösche die Kopie",
    "app.conflict-copy-one": "Konfliktkopie eines Sync-Programms von {original}; sie"
    " wird nicht gelesen, und 1 Zeile steht nur in der Kopie",
    "app.conflict-copy-one.hint": "vergleiche die beiden, behalte, was du brauchst,"
    " und lösche die Kopie",
    "app.conflict-copy-more": "Konfliktkopie eines Sync-Programms von {original}; sie"
    " wird nicht gelesen, und {n} Zeilen stehen nur in der Kopie",
    "app.conflict-copy-more.hint": "vergleiche die beiden, behalte, was du brauchst,"
    " und lösche die Kopie",
    "app.too-large": "die Notiz hat {size} MiB und wird nicht gelesen",
    "app.too-large.hint": "gelesen werden Notizen bis 4 MiB; teile sie auf",
    "app.bad-encoding": "die Notiz ist kein UTF-8; ihre Kodierung wurde erraten",
    "app.bad-encoding.hint": "speichere sie als UTF-8; bis dahin schreibt vaultkit"
    " nichts hinein",
    "app.nul-bytes": "die Notiz enthält NUL-Bytes",
    "app.nul-bytes.hint": "vielleicht ist sie beschädigt: vergleiche sie mit einer"
    " Sicherung",
    "app.not-a-file": "das ist keine gewöhnliche Datei und wird nicht gelesen",
    "app.not-a-file.hint": "benenne sie um, falls eine Notiz gemeint war",
    "app.dead-link": "diese Verknüpfung führt zu keiner Notiz, die gelesen wird",
    "app.dead-link.hint": "lösche sie, oder berichtige, wohin sie führt",
    "app.link-outside": "die Verknüpfung führt aus dem Ordner hinaus; ihr wird nicht"
    " gefolgt",
    "app.link-outside.hint": "hol, worauf sie zeigt, in den Ordner herein",
    "app.link-loop": "die Verknüpfung führt zu sich selbst oder in einen Ordner über"
    " ihr zurück",
    "app.link-loop.hint": "lösche die Verknüpfung",
    "app.odd-name": "der Dateiname enthält einen Zeilenumbruch oder ein Steuerzeichen",
    "app.odd-name.hint": "benenne die Datei um, auch andere Programme stolpern darüber",
    "app.no-text": "der Dateiname ist kein UTF-8; was er nennt, wird nicht gelesen",
    "app.no-text.hint": "benenne die Datei um",
    "app.unreadable": "das lässt sich nicht lesen, darum zählt nichts darin",
    "app.unreadable.hint": "sieh nach den Zugriffsrechten",
    "app.relative.hint": "schreib {day:long}{clock} (gezählt ab {saved:long}, als die"
    " Notiz zuletzt gespeichert wurde)",
    "app.not-written": "in die Notiz lässt sich nichts schreiben, ohne andere Bytes zu"
    " ändern",
    "app.not-written.hint": "speichere sie zuerst als UTF-8",
    "app.unproved": "{path} blieb, wie es ist: darin hätte sich mehr geändert als"
    " verlangt",
    "app.unproved.hint": "mach diese Änderung von Hand",
    "app.unwritable": "{path} lässt sich nicht schreiben",
    "app.unwritable.hint": "sieh nach, ob es den Ordner gibt, ob die Platte noch Platz"
    " hat, und nach den Rechten von Datei und Ordner",
    "app.unjournalled": "{path} wurde nicht geschrieben: was darin steht, lässt sich"
    " nicht für `vaultkit undo` aufheben",
    "app.unjournalled.hint": "schaff Platz auf der Platte, oder setz"
    " VAULTKIT_STATE_DIR auf einen Ordner von dir",
    "app.marker-unclosed": "dieser Block beginnt und endet nie",
    "app.marker-unclosed.hint": "schreib <!-- /vaultkit --> in eine eigene Zeile, wo"
    " er enden soll",
    "app.marker-unopened": "dieser Block endet, ohne zu beginnen",
    "app.marker-unopened.hint": "schreib <!-- vaultkit:checklist --> in eine eigene"
    " Zeile darüber, oder lösche diese",
    "app.marker-nested": "ein Block beginnt mitten in einem anderen",
    "app.marker-nested.hint": "beende den ersten vor dieser Zeile: <!-- /vaultkit -->",
    "app.marker-damaged": "das war eine Markierung und ist beschädigt",
    "app.marker-damaged.hint": "schreib sie allein in ihre Zeile: <!--"
    " vaultkit:checklist --> oder <!-- /vaultkit -->",
    "app.marker-in-fence": "diese Markierung steht in einem Codeblock, den nichts"
    " schließt",
    "app.marker-in-fence.hint": "schließ den Codeblock darüber",
    "app.orphan": "diese Zeile wurde von Hand geändert und ist nicht mehr fällig:"
    " {line}",
    "app.orphan.hint": "lösche sie, wenn du sie nicht brauchst",
    "app.output-place": "„{path}“ ist kein Ort für eine Datei von uns",
    "app.output-place.hint": "schreib einen Pfad im Ordner, der auf {suffix} endet",
    "app.foreign-file": "{path} stammt nicht von vaultkit und bleibt, wie es ist",
    "app.foreign-file.hint": "räum die Datei weg oder nimm einen anderen Ort:"
    " [{output}] path = …",
    "app.duplicate-id": "zwei Notizen haben die Kennung „{shared}“: {first} behält sie,"
    " diese heißt {now}",
    "app.duplicate-id.hint": "gib einer von beiden ein eigenes `id:`",
    "app.link-ambiguous": "„{target}“ kann {owners} sein; es zählt für niemanden",
    "app.link-ambiguous.hint": "schreib den Pfad in den Link, dann meint er genau eine"
    " Notiz",
    "app.link-dangling": "„{target}“ ist noch keine Notiz",
    "app.link-dangling.hint": "leg die Karte an oder berichtige den Link",
    "app.due": "Wiedervorlage",
    "app.when": "wann",
    "app.who": "wer",
    "app.who-of": "wer? {names}",
    "app.who-of-more": "wer? {names} … und {n} weitere",
    "app.who-of-more.one": "wer? {names} … und noch jemand",
    "app.what": "was",
    "app.why": "wozu",
    "app.day": "{day:long}",
    "app.days-overdue": "seit {n} Tagen überfällig",
    "app.days-overdue.one": "seit gestern überfällig",
    "app.group.overdue": "Überfällig",
    "app.group.today": "Heute, {day:long}",
    "app.group.week": "Diese Woche",
    "app.group.next": "Nächste Woche",
    "app.group.later": "Danach",
    "app.group.theirs": "Offen bei anderen",
    "app.group.undated": "Ohne Datum",
    "app.group.never": "Noch nie gesprochen",
    "app.more": "… und {n} weitere: --all",
    "app.as-of": "Stand {day:long}",
    "app.nothing": "Nichts ist fällig.",
    "app.old": "{n} offene Kästchen von vor dem Start: vaultkit report --old",
    "app.old.one": "1 offenes Kästchen von vor dem Start: vaultkit report --old",
    "app.undated": "{n} Tagesangaben sind nicht eindeutig und zählen noch nicht:"
    " vaultkit check --fix",
    "app.undated.one": "1 Tagesangabe ist nicht eindeutig und zählt noch nicht:"
    " vaultkit check --fix",
    "app.faults": "{n} Stellen in deinen Notizen wollen einen Blick: vaultkit check",
    "app.faults.one": "1 Stelle in deinen Notizen will einen Blick: vaultkit check",
    "app.clean": "nichts zu beanstanden in {n} Notizen",
    "app.clean.one": "nichts zu beanstanden in 1 Notiz",
    "app.count.error": "{n} Fehler",
    "app.count.warning": "{n} Warnungen",
    "app.count.warning.one": "1 Warnung",
    "app.count.hint": "{n} Hinweise",
    "app.count.hint.one": "1 Hinweis",
    "app.count.hidden": "{counts}: vaultkit check --hints",
    "app.severity.error": "Fehler",
    "app.severity.warning": "Warnung",
    "app.severity.hint": "Hinweis",
    "app.hint": "Abhilfe",
    "app.group.done": "Erledigt",
    "app.echo-own": "{day:long}:",
    "app.echo-day-late": "{day:short}, gelesen {today:short}:",
    "app.echo-day-late-of": "{day:short}, gelesen {today:short}, {name}:",
    "app.contradiction": "„{one}“ ({path}) und „{two}“ ({other}) "
    "schließen einander aus: lass nur eines davon stehen",
    "app.contradiction-copy": "„{one}“ ({path}) und „{two}“ ({other}) "
    "schließen einander aus: ändere die Zeile hier oder lösche die Kopie",
    "app.echo-days": "verschiedene Tage, keiner gilt ·",
    "app.echo-meant": "gemeint war {at:short} ·",
    "app.echo-day": "{day:short}:",
    "app.echo-day-of": "{day:short}, {name}:",
    "app.no-settler": "damit lässt sich hier noch nichts anfangen: {kind}",
    "app.settler-crashed": "das ließ sich nicht ausführen; `vaultkit check` sagt,"
    " warum",
    "app.unsettled-changed": "{path} wurde eben erst geändert; beim nächsten Mal wird"
    " es erledigt",
    "app.unsettled-refused": "in {path} lässt sich nichts schreiben, ohne andere Bytes"
    " zu ändern",
    "app.unsettled-linked": "{path} wird nicht angelegt: auf dem Weg dorthin liegt eine"
    " Verknüpfung, und durch sie hindurch entsteht keine neue Notiz",
    "app.unsettled-linked.hint": "nenn einen Ordner, der selbst bei den Notizen liegt",
    "app.unsettled-unproved": "{path} blieb, wie es ist: darin hätte sich mehr"
    " geändert als verlangt",
    "app.unsettled-unwritable": "{path} lässt sich nicht schreiben",
    "app.unsettled-unjournalled": "{path} blieb, wie es ist: das Journal lässt sich"
    " nicht schreiben",
    "app.template-hole": "die Vorlage {path} fragt nach „{hole}“, das niemand ausfüllt",
    "app.template-syntax": "die Vorlage {path} ist nicht zu lesen: {error} (Zeile"
    " {line})",
    "app.template-forbidden": "die Vorlage {path} will etwas, das eine Vorlage nicht"
    " darf: {error}",
    "app.template-large": "die Vorlage {path} ufert aus; es wurde nichts daraus"
    " gemacht",
    "app.template-endless": "die Vorlage {path} findet kein Ende; es wurde nichts"
    " daraus gemacht",
    "app.template-failed": "die Vorlage {path} lässt sich nicht ausfüllen: {error}",
    "app.unread-answer": "„{text}“: {choices}? Schreib das Datum",
    "app.unread-day": "„{text}“: {day:long}? Schreib das Datum",
    "app.unread-days": "„{text}“: {first:long} oder {second:long}? Schreib das Datum",
    "app.unread-date": "„{text}“ ist als Datum nicht zu verstehen; schreib es aus",
    "app.unread-impossible": "„{text}“ gibt es nicht; schreib das richtige Datum",
    "app.unread-outcome-spelling": "„{text}“: ist „{choices}“ gemeint? Schreib es so",
    "app.unread-outcome-inside": "„{text}“: heißt das „{choices}“? Dann schreib es an"
    " den Anfang",
    "app.unread-question": "„{text}“ ist eine Frage und keine Antwort",
    "app.unread-contradiction": "„{text}“ widerspricht sich: {choices}?",
    "app.no-arrow": "„{text}“ steht in der Zeile selbst: wenn es eine Antwort ist,"
    " setz einen Pfeil davor",
    "app.no-arrow.hint": "„-> {text}“, oder ein Haken daneben",
    "app.joined-lines": "hier stehen zwei Zeilen in einer; trenne sie wieder",
    "app.source-gone": "worum es in dieser Zeile geht, ist nirgends mehr offen; was"
    " noch fehlt, trag von Hand ein, und lösch die Zeile",
    "app.answer-unknown": "was diese Antwort geschrieben hat, weiß das Journal auf"
    " diesem Rechner nicht; es bleibt, wie es ist",
    "app.answer-edited": "in {path} wurde das seither geändert; nimm es dort von Hand"
    " zurück, und lösch diese Zeile",
    "app.answer-altered": "in {path} steht nicht mehr „{put}“; stell die Zeile wieder"
    " her, dann wird alles zurückgenommen, oder nimm dort von Hand zurück, was noch"
    " dasteht, und lösch diese Zeile",
    "app.answer-away": "{path} gibt es nicht mehr; nimm es von Hand zurück, wo die"
    " Notiz jetzt liegt, und lösch diese Zeile",
    "app.answer-again": "dieselbe Sache ist hier noch einmal beantwortet; bring erst"
    " jene Zeile in Ordnung",
    "app.answer-rewritten": "was hier zur Antwort gehört, ist nicht mehr zu erkennen;"
    " schreib Neues ans Ende der Zeile",
    "app.unsettled.hint": "sobald sich das schreiben lässt, trägt die nächste Runde die"
    " Antwort ein",
    "app.not-done.hint": "schreib die Zeile anders, dann wird sie neu gelesen",
    "app.unread-answer.hint": "schreib „-> Do 26.11.“ oder „-> in 2 Wochen“",
    "app.unread-day.hint": "schreib „{day:short}“ oder den Wochentag groß",
    "app.unread-days.hint": "schreib „{first:short}“ oder „{second:short}“",
    "app.unread-date.hint": "schreib einen Tag, „26.11.“, mit Uhrzeit, „Do 14:00“, oder"
    " eine Frist, „in 2 Wochen“",
    "app.unread-impossible.hint": "schreib einen Tag, den es gibt, etwa „30.11.“",
    "app.unread-outcome-spelling.hint": "schreib „-> {choices}“ oder fang anders an",
    "app.unread-outcome-inside.hint": "schreib „-> {choices}, …“, wenn das daraus"
    " wurde, sonst „-> erreicht, …“",
    "app.unread-question.hint": "ohne Fragezeichen zählt es; ein Datum allein fragt"
    " dann wieder",
    "app.unread-contradiction.hint": "lass eines von beiden stehen: {choices}",
}
