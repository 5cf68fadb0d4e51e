"""Every key of a card: one table that code, documentation and `check` read alike.

What a value means is decided elsewhere.
"""

from __future__ import annotations

from typing import NamedTuple


class Key(NamedTuple):
    """One meaning: its canonical spelling, decoder, other spellings, and what it is.

    A `many` key may be written several times; its values are united in file order.
    """

    name: str
    decoder: str
    english: tuple[str, ...]
    german: tuple[str, ...]
    doc: str
    many: bool = False


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


TABLE: tuple[Key, ...] = (
    Key(
        "type",
        "names",
        (),
        _words("typ art"),
        "Says alone whether the note is a contact: `contact`, `person`, `people`,"
        " `kontakt`, `mensch`.",
        many=True,
    ),
    Key(
        "tags",
        "names",
        _words("tag"),
        _words("schlagwörter"),
        "Tags; `contact`, `person`, `people`, `kontakt` make the note a contact.",
        many=True,
    ),
    Key(
        "id",
        "text",
        _words("uid"),
        (),
        "Identity in checklists and feed; without it, the file's name.",
    ),
    Key(
        "name",
        "text",
        _words("fn full_name display_name"),
        _words("voller_name"),
        "Shown name, also as `{first, last}`; without it, the file's name.",
    ),
    Key(
        "first_name",
        "text",
        _words("first given given_name N.GN"),
        _words("vorname vornamen rufname"),
        "First name, used together with the last name.",
    ),
    Key(
        "last_name",
        "text",
        _words("last family family_name surname N.FN"),
        _words("nachname familienname zuname"),
        "Last name.",
    ),
    Key(
        "aliases",
        "texts",
        _words("alias nickname nicknames"),
        _words("spitzname"),
        "Other names that a link or a command may use.",
        many=True,
    ),
    Key(
        "salutation",
        "salutation",
        _words("address_form"),
        _words("anrede"),
        "How you address each other: `du`, `Sie`, `first name`, `Frau`,"
        " or both: `Sie, Frau Mag. Weber`.",
    ),
    Key(
        "du_sie",
        "flag",
        _words("first_name_terms"),
        _words("duzen per_du"),
        "`yes` for du, `no` for Sie; `du` and `Sie` may be written out.",
    ),
    Key(
        "honorific",
        "text",
        _words("honorifics prefix name_prefix N.PREFIX"),
        _words("titel akad_titel akademischer_titel"),
        "Titles before or after the name: `Mag.`, `Dr.`, `MBA`.",
    ),
    Key(
        "title",
        "title",
        (),
        (),
        "An honorific if its value is one, else the role.",
    ),
    Key(
        "company",
        "text",
        _words(
            "org organization organizations organisation organisations employer"
            " companies company_name account"
        ),
        _words("firma unternehmen arbeitgeber firmenname"),
        "Where they work, as text or link.",
    ),
    Key(
        "role",
        "text",
        _words("job_title job position occupation"),
        _words("funktion beruf rolle jobtitel berufsbezeichnung stelle"),
        "What they do there.",
    ),
    Key(
        "location",
        "text",
        _words("city place town based_in prm-location"),
        _words("ort stadt wohnort"),
        "Where they live or work.",
    ),
    Key(
        "phone",
        "phones",
        _words(
            "phones tel telephone mobile mobile_phone cell cellphone cell_phone"
            " phone_number work_phone phone_work business_phone home_phone phone_home"
            " phone_mobile landline"
        ),
        _words(
            "telefon telefonnummer handy handynummer mobil mobiltelefon mobilnummer"
            " rufnummer telefon_geschäftlich telefon_privat telefon_mobil"
            " tel_geschäftlich tel_privat tel_mobil festnetz durchwahl"
        ),
        "Phone numbers in the order to dial them.",
        many=True,
    ),
    Key(
        "email",
        "texts",
        _words("emails mail mails e_mail email_address e_mail_address"),
        _words("mailadresse emailadresse e_mail_adresse"),
        "E-mail addresses.",
        many=True,
    ),
    Key(
        "website",
        "texts",
        _words("url web homepage site"),
        _words("webseite internetseite"),
        "Their site.",
        many=True,
    ),
    Key(
        "reachable",
        "text",
        _words("best_time call_hours"),
        _words("erreichbar erreichbarkeit"),
        "When to call, in your words.",
    ),
    Key(
        "language",
        "text",
        _words("languages lang"),
        _words("sprache sprachen"),
        "The language you speak with each other.",
    ),
    Key(
        "birthday",
        "birthday",
        _words("bday birth_date date_of_birth prm-birthday"),
        _words("geburtstag geburtsdatum geboren_am"),
        "With or without year: `1984-11-24`, `11-24`, `24.11.`, `--11-24`.",
    ),
    Key(
        "stage",
        "stage",
        _words("lifecycle lifecycle_stage"),
        _words("phase"),
        "`contact`, `prospect`, `customer` or `recommender`.",
    ),
    Key(
        "relationship",
        "maybe-stage",
        _words("prm-relationship"),
        _words("beziehung"),
        "A stage if its value is one, else left alone.",
    ),
    Key(
        "status",
        "status",
        (),
        (),
        "`closed` (or `dropped`, `inactive`, `archived` …) ends callbacks, rhythm and"
        " birthday; a stage counts as one.",
    ),
    Key(
        "tier",
        "text",
        _words("category circle importance priority prm-tier"),
        _words("stufe kreis kategorie priorität"),
        "Your own grade.",
    ),
    Key(
        "cadence",
        "days",
        _words(
            "rhythm frequency contact_frequency prm-cadence keep_in_touch stay_in_touch"
            " interval"
        ),
        _words("kontaktrhythmus rhythmus intervall kontaktintervall takt turnus"),
        "How often you want to talk: `6w`, `42`, `monthly`, `alle 6 Wochen`.",
    ),
    Key(
        "last_contact",
        "newest",
        _words(
            "last_contacted last_chat last_chatted last_touch last_interaction"
            " last_activity prm-last-contacted"
        ),
        _words(
            "letzter_kontakt zuletzt letzte_aktivität letzter_austausch"
            " zuletzt_gesprochen"
        ),
        "A talk that has no line of its own; the newest of this and all logged talks"
        " counts.",
    ),
    Key(
        "callback",
        "moment",
        _words(
            "next_contact next_followup next_follow_up follow_up next_step_due"
            " call_back due"
        ),
        _words(
            "rückruf wiedervorlage nächster_kontakt rückruf_am wiedervorlage_am"
            " nächster_rückruf wv"
        ),
        "When to call back, with a time if one was agreed, also as"
        " `{date, time, reason}`.",
    ),
    Key(
        "callback_reason",
        "text",
        _words("next_step follow_up_note reason"),
        _words("anlass grund nächste_aktion rückrufgrund"),
        "Why.",
    ),
    Key(
        "snooze",
        "date",
        _words("snooze_until snoozed prm-snooze-until"),
        _words("zurückgestellt zurückgestellt_bis pause_bis"),
        "Callback and rhythm come back on that day.",
    ),
    Key(
        "paused",
        "until",
        _words("pause prm-paused do_not_contact archived"),
        _words("pausiert"),
        "`yes`, or the day until which nothing is due.",
    ),
    Key(
        "do_not_call",
        "flag",
        _words("dont_call"),
        _words("nicht_anrufen"),
        "Callbacks stay; the number is left out.",
    ),
    Key(
        "met",
        "met",
        _words("how_we_met met_at met_on first_met source"),
        _words("kennengelernt kennengelernt_am kennengelernt_bei"),
        "When and where you met, also as `{where, when, via}`.",
    ),
    Key(
        "introduced_by",
        "text",
        _words("referred_by via intro_by"),
        _words("vorgestellt_von empfohlen_von über"),
        "Who brought you together.",
    ),
    Key(
        "works_on",
        "list",
        _words("working_on"),
        _words("umtreibt arbeitet_an"),
        "What occupies them now.",
    ),
    Key(
        "seeks",
        "list",
        _words("seeking looking_for"),
        _words("sucht ich_suche"),
        "What they look for.",
    ),
    Key(
        "offers",
        "list",
        _words("offering"),
        _words("bietet ich_biete ich_biete_ich"),
        "What they can give.",
    ),
    Key(
        "networks",
        "list",
        _words("network"),
        _words("netzwerke netzwerk"),
        "Where else you are linked.",
    ),
)
