"""Timing things against each other."""

from collections.abc import Callable, Mapping
from statistics import median
from time import perf_counter


def timed(work: Callable[[], object]) -> float:
    """Return the seconds that some work takes."""
    start = perf_counter()
    work()
    return perf_counter() - start


def race(contestants: Mapping[str, Callable[[], object]], rounds: int) -> dict[str, float]:
    """Return the median seconds of each contestant.

    They run in turn, so that whatever else the machine does falls on all of them alike; the first round warms up.
    """
    times: dict[str, list[float]] = {name: [] for name in contestants}
    for number in range(rounds + 1):
        for name, work in contestants.items():
            seconds = timed(work)
            if number:
                times[name].append(seconds)
    return {name: median(seconds) for name, seconds in times.items()}


def report(times: Mapping[str, float], bars: Mapping[str, float] | None = None) -> None:
    """Print times in milliseconds and as ratios to the first one, with the bar that each is to keep."""
    floor = next(iter(times.values()))
    for name, seconds in times.items():
        bar = f"   bar {bars[name]:g}" if bars and name in bars else ""
        print(f"{name:<44} {seconds * 1000:10.2f} ms {seconds / floor:8.2f} x{bar}")
