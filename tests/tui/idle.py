"""Waiting until an app without a terminal has done all it can do by itself."""

import asyncio
from typing import Any

from textual.constants import MAX_FPS

_SOON = 1.5 / MAX_FPS
"""What is due within this many seconds belongs to what goes on: the next frame, a step of an animation."""


async def settled(min_sleep: float = 0, max_sleep: float = 2) -> None:
    """Wait until the event loop has nothing left to do, nor will have before the next frame is over.

    Textual waits until the process takes little time of the processor for a fiftieth of a second: that is long where
    nothing goes on, and too short on a machine which has others to serve. What threads do is not waited for here.

    Args:
        min_sleep: Of no use; Textual's own waiting has it.
        max_sleep: Seconds after which nothing more is waited for, as where something moves for ever.
    """
    loop: Any = asyncio.get_running_loop()
    end = loop.time() + max_sleep
    while loop.time() < end:
        await asyncio.sleep(0)
        if loop._ready:
            continue
        soon = loop.time() + _SOON
        due = [handle.when() for handle in loop._scheduled if not handle.cancelled() and handle.when() <= soon]
        if not due:
            return
        await asyncio.sleep(max(due) - loop.time())
