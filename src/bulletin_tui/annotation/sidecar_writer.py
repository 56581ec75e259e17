"""Writing a sidecar, sparing what did not change.

An entry that is as it was goes back byte for byte; in one that changed, only the changed values are written anew, so
that comments, unknown keys and hand formatting survive and a diff shows what a person did.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import datetime
from operator import attrgetter
from typing import Any

import tomli_w

from bulletin_tui.annotation import toml_parts
from bulletin_tui.annotation.model import Anchor, Annotation, Annotations
from bulletin_tui.annotation.plain_entry import retag_plain
from bulletin_tui.annotation.sidecar import ARRAY, FORMAT, Entry, Sidecar

_ANCHOR_KEYS = ("quote", "prefix", "suffix", "start", "end", "alike")
_QUOTE_KEYS = ("text", *_ANCHOR_KEYS[1:5])
_TABLES = {"anchor": _ANCHOR_KEYS, "quote": _QUOTE_KEYS}
"""The tables of an entry, in the order in which they stand behind its other values."""

Block = tuple[tuple[int | str, ...], str]
"""Where an entry stands, as something to sort by, and its text."""
_FIRST = (-1, -1)
"""Before all entries that have a place."""


@dataclass(frozen=True, slots=True)
class About:
    """What the head of a sidecar says of its source."""

    name: str
    sha256: str


def write_sidecar(sidecar: Sidecar, annotations: Annotations, about: About, order: Callable[[Annotation], int]) -> str:
    """Write a sidecar anew.

    Args:
        sidecar: What stands in the file now.
        annotations: What is to stand there.
        about: What the head is to say of the source.
        order: The place of an annotation in the source; entries are sorted by it.

    Returns:
        The file's text. Entries that did not change are the same bytes; malformed ones stay behind the entry they
        followed.
    """
    placed: list[Block] = []
    broken: list[Block] = []
    place = _FIRST
    known: set[str] = set()
    for number, entry in enumerate(sidecar.entries):
        if entry.annotation is None:
            broken.append(((*place, number), entry.text))
            continue
        known.add(entry.annotation.id)
        current = annotations.get(entry.annotation.id)
        if current is None:
            continue
        text = entry.text if current == entry.annotation else changed_entry(entry, current)
        place = (order(current), number)
        placed.append(((*place, number), text))
    new = (each for key, each in annotations.items() if key not in known)
    placed += (((order(each), number, number), _fresh(each)) for number, each in enumerate(new, len(sidecar.entries)))
    return laid_out(with_source(sidecar.head, about), placed, broken, sidecar.tail)


def laid_out(head: str, placed: Sequence[Block], broken: Sequence[Block], tail: str) -> str:
    """Return a sidecar of these parts, all of them in the order of their places.

    Only where a malformed entry has an open string that would swallow what stands behind it, the malformed ones stand
    behind all others.
    """
    text = joined((head, *_in_order((*placed, *broken)), tail))
    if not any(toml_parts.may_be_open(each) for _place, each in broken):
        return text
    read = Counter(chunk.text.strip() for chunk in toml_parts.split(text, ARRAY))
    if Counter(each.strip() for _place, each in placed) <= read:
        return text
    return joined((head, *_in_order(placed), *_in_order(broken), tail))


def _in_order(blocks: Iterable[Block]) -> Iterator[str]:
    return (text for _place, text in sorted(blocks))


def joined(blocks: Iterable[str]) -> str:
    """Return the parts of a sidecar put together, a blank line between them."""
    return _BLANK_END.sub(r"\1", "".join(_block(block) for block in blocks if block))


def rewrite_entries(sidecar: Sidecar, annotations: Annotations) -> str:
    """Write a sidecar anew without its source being known: head and order stay as they are.

    Args:
        sidecar: What stands in the file now.
        annotations: What is to stand there; of the entries without an annotation nothing is said, they stay.

    Returns:
        The file's text. Annotations that it did not hold stand at its end.
    """
    written = [sidecar.head]
    known: set[str] = set()
    for entry in sidecar.entries:
        if entry.annotation is None:
            written.append(entry.text)
            continue
        known.add(entry.annotation.id)
        current = annotations.get(entry.annotation.id)
        if current == entry.annotation:
            written.append(entry.text)
        elif current is not None:
            written.append(_retagged(entry.text, entry.annotation, current) or changed_entry(entry, current))
    for key, new in annotations.items():
        if key not in known:
            written = [_block("".join(written)), _fresh(new)]
    return "".join((*written, sidecar.tail))


_TAGS = re.compile(r'^tags[ \t]*=[ \t]*\[(?:\s*"[^"\\\n]*"\s*,?)*\s*\]', re.MULTILINE)
_UPDATED = re.compile(r"^updated[ \t]*=[ \t]*([0-9T:+\-Z. ]+?)[ \t]*$", re.MULTILINE)
_STRING = re.compile(r'"([^"\\\n]*)"')
_UNUSUAL = re.compile(r'["\\\x00-\x1f\x7f]')


_OTHERS = attrgetter(*(field.name for field in fields(Annotation) if field.name not in {"tags", "updated"}))
"""What is said in an annotation besides its tags and when they were changed."""


def _retagged(text: str, old: Annotation, new: Annotation) -> str | None:
    """Return an entry's text with other tags, where that can be done without taking the entry apart value by value.

    Ten thousand entries are to be changed in the time a person waits. `None` where the entry is not written as this
    program writes it, so that only taking it apart tells what is what.
    """
    if _OTHERS(old) != _OTHERS(new):
        return None
    if new.updated and (plain := retag_plain(text, new.tags, new.updated)):
        return plain
    if any(map(_UNUSUAL.search, new.tags)):
        return None
    tags, updated = _only(_TAGS, text), _only(_UPDATED, text)
    if not (tags and updated and new.updated) or tuple(_STRING.findall(tags[0])) != old.tags:
        return None
    span = tags.span()
    try:
        if datetime.fromisoformat(updated[1]) != old.updated:
            return None
    except ValueError:
        return None
    if len(new.tags) == len(old.tags):
        left = iter(new.tags)
        written = _STRING.sub(lambda _match: f'"{next(left)}"', tags[0])
    elif new.tags:
        written = "tags = [\n" + "".join(f'    "{tag}",\n' for tag in new.tags) + "]"
    elif text[tags.end() :].startswith("\n"):
        span, written = (tags.start(), tags.end() + 1), ""
    else:
        return None  # a comment stands behind it
    changes = sorted([(span, written), (updated.span(1), new.updated.isoformat())], reverse=True)
    for (start, end), value in changes:
        text = text[:start] + value + text[end:]
    return text


def _only(pattern: re.Pattern[str], text: str) -> re.Match[str] | None:
    """Return the one place where a pattern matches, if that is surely a key of the entry's own table."""
    found = [*pattern.finditer(text)]
    if len(found) != 1:
        return None
    before = text[: found[0].start()]
    # Behind another header it would be another table's, and between quotation marks no key at all.
    in_string = before.count('"""') % 2 or before.count("'''") % 2
    return None if in_string or not before[before.rfind("\n[") + 1 :].startswith("[[") else found[0]


_BLANK_END = re.compile(r"(\r?\n)(?:\r?\n)+\Z")


def _block(text: str) -> str:
    """Return the text closed by a blank line, so that the next entry stands apart from it."""
    if text.endswith(("\n\n", "\n\r\n")):
        return text
    return text + ("\n" if text.endswith("\n") else "\n\n")


def with_source(head: str, about: About) -> str:
    """Return the head of a sidecar with other words about its source; one that is no TOML stays as it is."""
    source: dict[str, Any] = {"name": about.name, "sha256": about.sha256}
    if not head.strip("\ufeff \t\r\n"):
        return tomli_w.dumps({"format": FORMAT, "source": source})
    mark, body = ("\ufeff", head[1:]) if head.startswith("\ufeff") else ("", head)
    values = toml_parts.parse(body)
    if values is None:
        return head
    if values.get("format") != FORMAT:
        body = toml_parts.rewrite(body, "", values, {"format": FORMAT} | values | {"format": FORMAT})
    found = values.get("source")
    if found is None:
        body = _block(body) + tomli_w.dumps({"source": source})
    elif isinstance(found, dict):
        body = toml_parts.rewrite(body, "source", found, found | source)
    return mark + body


def _values(annotation: Annotation) -> dict[str, Any]:
    """Return the annotation as TOML values, what is not said left out."""
    values: dict[str, Any] = {"id": annotation.id, "at": annotation.at}
    if annotation.tags:
        values["tags"] = list(annotation.tags)
    if annotation.note:
        values["note"] = annotation.note + "\n"
    if annotation.star:
        values["star"] = True
    if annotation.structure:
        values["structure"] = annotation.structure.value
    if annotation.lost:
        values["orphan"] = True
    for key in ("created", "updated"):
        if (moment := getattr(annotation, key)) is not None:
            values[key] = moment
    values |= annotation.extra
    for name, keys in _TABLES.items():
        if anchor := getattr(annotation, name):
            found = zip(keys, anchor, strict=False)
            values[name] = {key: value for key, value in found if value is not None and (key != "alike" or value)}
    return values


def _fresh(annotation: Annotation) -> str:
    values = _values(annotation)
    if any(isinstance(value, dict) for value in annotation.extra.values()):
        return tomli_w.dumps({ARRAY: [values]})
    tables = {name: values.pop(name) for name in _TABLES if name in values}
    entry = f"[[{ARRAY}]]\n" + "".join(toml_parts.assign(key, value) for key, value in values.items())
    return "\n".join((entry, *(_fresh_table(name, table) for name, table in tables.items())))


def changed_entry(entry: Entry, annotation: Annotation) -> str:
    """Return an entry's text with only the changed values written anew.

    Args:
        entry: A well-formed entry.
        annotation: What it is to say.
    """
    old: dict[str, Any] = (toml_parts.parse(entry.text) or {})[ARRAY][0]
    new = _values(annotation)
    # What is written differently but means the same stays as it was written.
    if old.get("note", "").strip("\n") == annotation.note and "note" in old:
        new["note"] = old["note"]
    for key, nothing in (("tags", []), ("star", False)):
        if old.get(key) == nothing and key not in new:
            new[key] = nothing
    if isinstance(old.get("quote"), str) and annotation.quote == Anchor(old["quote"]):
        new["quote"] = old["quote"]
    tables = [name for name in _TABLES if isinstance(new.get(name), dict)]
    for name in tables:
        if isinstance(old.get(name), dict):
            others = {key: value for key, value in old[name].items() if key not in _TABLES[name]}
            new[name] = others | new[name]
    text = toml_parts.rewrite(entry.text, ARRAY, old, new)
    for name in tables:
        if not isinstance(old.get(name), dict):
            text = text.rstrip("\n") + "\n\n" + _fresh_table(name, new[name])
        elif old[name] != new[name]:
            text = toml_parts.rewrite(text, f"{ARRAY}.{name}", old[name], new[name])
    if (toml_parts.parse(text) or {}).get(ARRAY) == [new]:
        return text
    # Written in a way that cannot be edited in place (an inline table, dotted keys): better plain than wrong.
    comments = "".join(line for line in entry.text.splitlines(keepends=True) if line.lstrip().startswith("#"))
    return comments + _fresh(annotation)


def _fresh_table(name: str, values: Mapping[str, Any]) -> str:
    return f"[{ARRAY}.{name}]\n" + "".join(toml_parts.assign(key, value) for key, value in values.items())
