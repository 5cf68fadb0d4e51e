"""Who settles answers to follow-ups of each kind."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from vaultkit.features.answers import agreements, calls, greetings
from vaultkit.plugin import View
from vaultkit.plugin.settling import Answered, Settled

BY_KIND: Mapping[str, Callable[[View, Answered], Settled]] = {
    "callback": calls.callback,
    "cadence": calls.cadence,
    "promise": agreements.promise,
    "waiting": agreements.promise,
    "appointment": agreements.appointment,
    "outcome-missing": agreements.appointment,
    "birthday": greetings.birthday,
}
