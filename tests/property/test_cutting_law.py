"""A checklist that reads what it may show shows what one would that reads all."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from support.view import due

from vaultkit.features.checklist import paragraphs
from vaultkit.plugin.followups import outline

TODAY = "2026-11-25"
DAYS = ("2026-11-20", "2026-11-24", TODAY, "2026-11-26")
shown = st.builds(
    lambda who, kind, day, time, title: due(
        who, kind, day + time, title, today=TODAY, key=title
    ),
    st.sampled_from(("Anna Weber", "Max Huber", "Zoë Berg")),
    st.sampled_from(("callback", "cadence", "promise", "waiting", "appointment")),
    st.sampled_from(DAYS),
    st.sampled_from(("", "", "T09:00", "T14:00")),
    st.text("abc", min_size=1, max_size=3),
)


@given(st.lists(shown, max_size=20, unique_by=lambda one: one.uid), st.integers(0, 12))
def test_what_is_read_suffices_to_cut_the_list(dues, most):
    ordered = sorted(dues, key=lambda one: (one.item.due, one.entity.name, one.uid))
    near, left = paragraphs.foremost([outline(one) for one in ordered], most, TODAY)
    uids = {one.uid for one in near}
    kept, more = paragraphs.capped([d for d in ordered if d.uid in uids], most)
    assert (kept, more + left) == paragraphs.capped(ordered, most)
