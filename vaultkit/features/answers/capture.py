"""Commands that take down in one line what comes next, and that something is done.

They change what an answer in a list would, through the same desk. What may be meant in
two ways is not done; what was understood is said with full dates.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from vaultkit.features.answers import choosing, settlers, talklog, telling
from vaultkit.features.answers.dealing import (
    NOT_MEANT,
    Said,
    answered_by,
    dotted,
    doubted,
    doubtful,
    each,
    every_one,
    open_ones,
    owed_line,
    read,
    refused,
    together,
    told,
)
from vaultkit.features.answers.desk import Desk
from vaultkit.features.contacts import history
from vaultkit.features.contacts.facts import CARD
from vaultkit.features.lines import replies
from vaultkit.plugin import (
    Command,
    Day,
    Due,
    Entity,
    Moment,
    Msg,
    Option,
    Outcome,
    View,
    msg,
)
from vaultkit.plugin.settling import Answer, answers


def callback(view: View, given: Mapping[str, Any], now: Moment) -> Outcome:
    """A callback on a day, in the key of the card."""
    at, about, entity = given["when"], given["about"], given["name"]
    if at[:10] < now[:10] or ("T" in at and at < now):
        return refused(msg("answers.past", at=at), NOT_MEANT)

    def put(desk: Desk) -> Said:
        telling.call_on(view, desk, at)
        if about:
            desk.set_key("callback_reason", about)
        if _rests_until(view, entity) > at[:10]:
            # A later rest would move what was just asked for.
            desk.set_key("snooze", None)
        parts: list[Said] = [(msg("answers.callback", at=at),)]
        if about:
            parts.append((about,))
        facts = view.facts(entity.id or "")
        quiet = history.quiet(facts) if facts is not None else None
        if quiet is not None:
            # It is written all the same, and would be waited for in vain.
            parts.append((quiet.rule,))
        return dotted(parts)

    led = Answer(next=at, lead=given.get("when-lead", ""))
    return each(view, (given["name"],), now, put, led)


def _rests_until(view: View, entity: Entity) -> Day:
    facts = view.facts(entity.id or "")
    card = facts.one(CARD) if facts is not None else None
    return (card.row.snooze if card is not None else None) or ""


def snooze(view: View, given: Mapping[str, Any], now: Moment) -> Outcome:
    """Nothing comes up before a day."""
    day = given["when"][:10]
    if day <= now[:10]:
        return refused(msg("answers.past", at=day), NOT_MEANT)

    def put(desk: Desk) -> Said:
        desk.set_key("snooze", day)
        return (msg("answers.snoozed", at=day),)

    return each(view, (given["name"],), now, put)


def promise(view: View, given: Mapping[str, Any], now: Moment) -> Outcome:
    """A promise as a box of the card."""
    text = " ".join(given["text"].split())
    vocabulary = replies.vocabulary()
    owed, doubt = answers.owed(f"ich: {text}", now[:10], vocabulary, ())
    if doubt is not None and doubt.choices:
        return doubted(doubt)
    if owed is None:
        return refused(Msg("answers.no-promise"), NOT_MEANT)
    if given["by"] and owed.due and owed.due[:10] != given["by"][:10]:
        both = msg("answers.two-days", first=owed.due[:10], second=given["by"][:10])
        return refused(both, NOT_MEANT)
    due = given["by"] or owed.due
    if due is not None and due[:10] < now[:10]:
        return refused(msg("answers.past", at=due), NOT_MEANT)
    kept = owed._replace(due=due, theirs=given["theirs"])

    def put(desk: Desk) -> Said:
        if _stands(desk, kept.text):
            desk.answered = desk.answered._replace(answer=Answer())
        return owed_line(kept.text, kept.due, theirs=kept.theirs)

    return each(view, (given["name"],), now, put, Answer(owed=(kept,)))


def _stands(desk: Desk, text: str) -> bool:
    """Whether an open box of the card says the same."""
    return any(
        row.kind == "task" and row.mark == " " and text in row.text
        for row in desk.answered.source.rows
    )


# --- done ---------------------------------------------------------------------------
def done(view: View, given: Mapping[str, Any], now: Moment) -> Outcome:
    """What is open with somebody, settled as a tick in a list would."""
    entity: Entity = given["name"]
    answer = read(given["text"] or "", now, entity)
    if doubt := doubtful(answer):
        return doubt
    dues, about, today = open_ones(view, entity, now), given["about"], now[:10]
    if not dues:
        return refused(msg("answers.none-open", name=entity.name), NOT_MEANT)
    if about:
        # What is to come may be settled by its name as well.
        dues = choosing.chosen(every_one(view, entity), about, today)
    if not dues:
        none = msg("answers.none-like", name=entity.name, about=about)
        return refused(none, NOT_MEANT)
    if len(dues) > 1:
        text, language = given["text"] or "", view.options.language
        return choosing.several(entity, dues, text, today, language)
    return _settled(view, entity, answer, now, dues[0])


def _settled(
    view: View, entity: Entity, answer: Answer, now: Moment, due: Due
) -> Outcome:
    answered = answered_by(view, entity, answer, now, due)
    if answered is None:
        return refused(msg("answers.gone", path=due.path))
    settled = settlers.BY_KIND[due.item.kind](view, answered)
    return together([(entity, settled, told(settled))])


NAME = Option("name", "name", Msg("answers.name"), required=True)
TEXT = Option("text", "text", Msg("answers.text"), required=True, argument=True)
WHEN = Option("when", "when", Msg("answers.when-option"), required=True, argument=True)
COMMANDS = (
    Command(
        "log",
        Msg("answers.log-summary"),
        (Option("name", "names", Msg("answers.name"), required=True), TEXT),
        talklog.log,
        writes=True,
    ),
    Command(
        "callback",
        Msg("answers.callback-summary"),
        (NAME, WHEN, Option("about", "text", Msg("answers.about"))),
        callback,
        writes=True,
    ),
    Command(
        "promise",
        Msg("answers.promise-summary"),
        (
            *(NAME, TEXT),
            Option("by", "when", Msg("answers.by")),
            Option("theirs", "flag", Msg("answers.theirs")),
        ),
        promise,
        writes=True,
    ),
    Command("snooze", Msg("answers.snooze-summary"), (NAME, WHEN), snooze, writes=True),
    Command(
        "done",
        Msg("answers.done-summary"),
        (
            *(NAME, TEXT._replace(required=False)),
            Option("about", "text", Msg("answers.which")),
        ),
        done,
        writes=True,
    ),
)
