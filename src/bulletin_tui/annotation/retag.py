"""What becomes of tags when themes are renamed, moved, merged or deleted."""

from collections.abc import Iterable
from dataclasses import dataclass

from bulletin_tui.annotation.codebook import SEPARATOR


@dataclass(frozen=True, slots=True)
class Retag:
    """A rule that gives tags other names; all at once, so that two themes can change places."""

    pairs: tuple[tuple[str, str | None], ...]
    """What becomes of which path; `None` takes the tag off."""
    deep: bool = True
    """Whether what stands below such a path goes along."""

    def __call__(self, tag: str) -> str | None:
        """Return what a tag becomes; `None` where it is taken off."""
        found = [(old, new) for old, new in self.pairs if tag == old or (self.deep and tag.startswith(old + SEPARATOR))]
        if not found:
            return tag
        old, new = max(found, key=lambda pair: len(pair[0]))
        return None if new is None else new + tag[len(old) :]

    def tags(self, tags: Iterable[str]) -> tuple[str, ...]:
        """Return what the tags of one measure become, each of them once."""
        return tuple(dict.fromkeys(new for tag in tags if (new := self(tag)) is not None))

    def may_touch(self, text: str) -> bool:
        """Whether a TOML text may hold such a tag; quick, and never wrong about one that does."""
        return "\\" in text or any(old in text for old, _new in self.pairs)
