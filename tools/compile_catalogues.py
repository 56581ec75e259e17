"""Compile the message catalogues whenever the package is built or installed, so that no binary stands in git."""

from pathlib import Path
from typing import Any

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from hatchling.builders.hooks.plugin.interface import BuildHookInterface

LOCALE = Path("src/bulletin_tui/locale")


def compile_catalogues(locale: Path) -> list[Path]:
    """Write a `.mo` beside every `.po` below `locale`.

    Args:
        locale: The folder that holds one folder a language.

    Returns:
        The files written.
    """
    written = []
    for source in sorted(locale.glob("*/LC_MESSAGES/*.po")):
        with source.open("rb") as file:
            catalogue = read_po(file)
        target = source.with_suffix(".mo")
        with target.open("wb") as file:
            write_mo(file, catalogue)
        written.append(target)
    return written


class CompileCatalogues(BuildHookInterface[Any]):
    """Hatchling's door: called before a wheel or an editable install is made."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002 - the interface's signature
        """Compile what the wheel is about to pick up."""
        compile_catalogues(Path(self.root) / LOCALE)
