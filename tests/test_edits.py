"""A small part of the suite of edits (`tests/edits.py`) on every run: no link of the real record leads astray."""

import pytest
from edits import EDITS, Score, records, trial

REAL = "smart-city/2023-2"


@pytest.mark.parametrize("title", EDITS)
def test_no_edit_leads_a_link_to_other_words(title: str) -> None:
    everything = records()
    first = everything[REAL]
    others = [turn for name, turns in everything.items() if name != REAL for turn in turns]
    score = (Score(), Score())
    for seed in range(1):
        trial(score, first, others, [EDITS[title]], f"{REAL} {title} {seed}")
    for part in score:
        assert (part.wrong, part.dead, part.examples) == (0, 0, [])
        assert part.right >= 0.97 * part.links
        assert part.asked <= (0.04 if "10 %" in title else 0.02) * part.links
