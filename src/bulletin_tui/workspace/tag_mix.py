"""Mixes of tags: `民生 & !民生/教育`. A name stands for the theme and all below it."""

from collections.abc import Collection
from functools import lru_cache
from typing import NamedTuple

from bulletin_tui.annotation.codebook import SEPARATOR, normal_tag
from bulletin_tui.text.boolean import Expression, read


class Mix(NamedTuple):
    """A condition on the tags of a measure."""

    expression: Expression[str]

    @property
    def single(self) -> str | None:
        """The tag, where the mix is nothing but one tag."""
        first, *others = self.expression.steps
        return first if isinstance(first, str) and not others else None

    def holds(self, tags: Collection[str]) -> bool:
        """Whether a measure with these tags is meant."""
        return self.expression.holds(lambda name: any(is_below(tag, name) for tag in tags))

    @property
    def wanted(self) -> frozenset[str]:
        """The names that a measure may be meant for; not those that it must not have."""
        return frozenset(self.expression.wanted)


def is_below(tag: str, theme: str) -> bool:
    """Whether a tag is a theme or stands below it (民生/教育 below 民生)."""
    return tag == theme or tag.startswith(theme + SEPARATOR)


@lru_cache(maxsize=256)
def read_mix(text: str) -> Mix:
    """Read a mix, written as `bulletin_tui.text.boolean` says.

    Args:
        text: As a person writes it; a tag alone is one.

    Raises:
        ValueError: It says nothing that can be understood; the message says where.
    """
    return Mix(read(text, lambda name: normal_tag(name.text)))
