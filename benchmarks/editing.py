"""A person at work, who may be killed: edits on the screen or by commands, and says what was confirmed.

A program of its own: `python -m benchmarks.editing WHERE TEXT NAME SEED [COUNT]`. Before an edit it prints
`begin KEY TAG on`, or `off` where it takes the tag away; when the program has said that all is saved, `done` with the
same words.
"""

import asyncio
import itertools
import os
import random
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple


class Wanted(NamedTuple):
    """An edit."""

    key: str
    """The measure."""
    tag: str
    on: bool
    """Whether to give the tag, or to take it away."""


def say(what: str, wanted: Wanted | None = None) -> None:
    """Tell the parent, at once."""
    words = (wanted.key, wanted.tag, "on" if wanted.on else "off") if wanted else ()
    os.write(1, ("\t".join((what, *words)) + "\n").encode())


def command(path: Path, name: str, chance: random.Random, numbers: Iterator[int]) -> None:
    """Edit by `bulletin tag` and `bulletin untag`, called again and again; every tag is a new one."""
    from bulletin_tui.cli.root import root
    from bulletin_tui.workspace.library import Library

    library = Library.open(path)
    keys = [*library.load(library.sources[0]).source.measures]
    given: list[Wanted] = []
    say("ready")
    for number in numbers:
        if given and chance.random() < 0.2:
            wanted = given.pop(chance.randrange(len(given)))._replace(on=False)
        else:
            wanted = Wanted(chance.choice(keys), f"{name}-{number}", on=True)
            given.append(wanted)
        say("begin", wanted)
        called = ["tag" if wanted.on else "untag", str(path), wanted.key, wanted.tag]
        if root.main(called, prog_name="bulletin", standalone_mode=False):
            raise SystemExit(f"bulletin {' '.join(called)}")
        say("done", wanted)


async def screen(path: Path, name: str, chance: random.Random, numbers: Iterator[int]) -> None:
    """Edit by the number keys: the even ones where the name is `even`, else the odd ones."""
    from bulletin_tui.tui.app import BulletinApp
    from bulletin_tui.tui.screens.reader.screen import ReaderScreen
    from bulletin_tui.workspace.library import Library

    app = BulletinApp(Library.open(path))
    async with app.run_test(size=(120, 30)) as pilot:
        reader = app.screen
        assert isinstance(reader, ReaderScreen)
        desk = reader.desk
        while desk.document is None:
            await asyncio.sleep(0.01)
        keys = [*desk.document.source.measures]
        themes = [(str(key), desk.codebook.for_key(key)) for key in range(2 if name == "even" else 1, 9, 2)]
        say("ready")
        for _number in numbers:
            desk.go(desk.find(desk.document.source.path, chance.choice(keys)))
            reader.show_place()
            digit, theme = chance.choice(themes)
            assert desk.located
            assert theme
            wanted = Wanted(desk.located.key, theme.path, theme.path not in desk.said.tags)
            say("begin", wanted)
            await pilot.press(digit)
            # What the top line calls saved is what is confirmed.
            while desk.session.unsaved or reader.status.saving.phase.value != "saved":
                await asyncio.sleep(0.001)
            say("done", wanted)
        await pilot.press("q")
        await app.workers.wait_for_complete()


def main(where: str, path: str, name: str, seed: str, count: str = "") -> None:
    numbers = iter(range(int(count))) if count else itertools.count()
    chance = random.Random(seed)
    if where == "command":
        command(Path(path), name, chance, numbers)
    else:
        asyncio.run(screen(Path(path), name, chance, numbers))


if __name__ == "__main__":
    main(*sys.argv[1:])
