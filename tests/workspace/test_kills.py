"""Killed while editing, and several editing at once: a short run of `python -m benchmarks crash`."""

from pathlib import Path

from benchmarks.crash import Tally, kill, together
from benchmarks.fuzz import Trials, run


def test_a_kill_amid_commands_loses_nothing_that_was_confirmed(folder: Path) -> None:
    tally, wrong = kill("command", folder / "3.txt", 2, 7)
    assert wrong == []
    assert tally.confirmed


def test_two_at_one_sidecar_lose_nothing(folder: Path) -> None:
    tally, wrong = together("command", folder / "3.txt", ["one", "other"], 8)
    assert wrong == []
    assert tally.confirmed == 16


def test_what_is_lost_would_be_noticed(folder: Path) -> None:
    tally = Tally()
    tally.take("begin\t云川市/一/二\t民生\ton\n")
    assert tally.check(folder / "3.txt") == []
    tally.take("done\t云川市/一/二\t民生\ton\n")
    assert tally.check(folder / "3.txt") == ["the sidecar is gone"]


def test_whatever_is_damaged_is_told_and_costs_nothing_else(tmp_path: Path) -> None:
    faults: list[str] = []
    trials = Trials()
    run(110, 5, tmp_path, trials, faults.append)
    assert faults == []
    assert trials.counts["sidecars"] == 40
