"""A hundred runs killed at random before a mail server that fails at random; `python -m bench chaos`: a thousand."""

from bench.chaos import Chaos, Tally

KILLS = 100


def test_no_letter_is_doubled_or_lost(tmp_path):
    tally = Tally()
    for tally in Chaos(tmp_path).run(KILLS):
        assert (tally.doubles, tally.lost) == (0, 0), str(tally)
    assert tally.kills >= KILLS
    assert tally.arrived > 0  # what is unknown had arrived, or had not: it cannot be guessed
    assert tally.not_arrived > 0
