"""What one call of the program was given."""

import os
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from bulletin_tui.errors import BulletinError, WrongUseError
from bulletin_tui.i18n import LANGUAGES
from bulletin_tui.workspace.settings import Read, load_settings

if TYPE_CHECKING:
    from bulletin_tui.workspace.library import Library


@dataclass
class Call:
    """What one call of the program was given: by options, by variables, by the person's settings."""

    coder: str | None = None
    encoding: str | None = None
    theme: str | None = None
    """The colours for this time only."""
    mouse: bool | None = None
    """Whether the mouse is listened to this time; `None` leaves it to the settings."""

    @cached_property
    def configured(self) -> Read:
        """The person's settings."""
        return load_settings()

    @property
    def language(self) -> str | None:
        """What is set without an option, a key of `LANGUAGES`; `None` leaves it to the locale."""
        named = os.environ.get("BULLETIN_LANG")
        return named if named in LANGUAGES else self.configured.settings.language

    def settle(self) -> None:
        """Take from the variables and the settings what no option said."""
        self.coder = self.coder or os.environ.get("BULLETIN_CODER") or self.configured.settings.coder

    def open(self, path: str) -> "Library":
        """Look what is at a path.

        Raises:
            WrongUseError: There is nothing to read there, or the coder's name is none.
        """
        # Not every command reads texts, and the parser is half of what a command has to wait for.
        from bulletin_tui.workspace.library import Library

        try:
            library = Library.open(Path(path), self.coder, self.encoding)
        except BulletinError as error:
            raise WrongUseError(str(error)) from None
        if library.notices:
            from bulletin_tui.cli.output import tell

            for notice in library.notices:
                tell(notice)
        return library
