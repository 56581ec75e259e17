"""The annotations as the Web Annotation Data Model of the W3C (2017) writes them, in JSON-LD.

Each selects its stretch of the source twice, by its words and by its place, in code points of the text with its
newlines normalised; the hash of the source says which text the places hold for.
"""

from collections.abc import Iterator
from urllib.parse import quote as percent

from bulletin_tui.annotation.guids import guid
from bulletin_tui.export.format import Format
from bulletin_tui.export.summary import Origin, Summary
from bulletin_tui.export.targets import Target, targets
from bulletin_tui.i18n import N_
from bulletin_tui.text.json_text import json_text

_CONTEXT = ["http://www.w3.org/ns/anno.jsonld", {"sha256": "https://schema.org/sha256"}]
_AROUND = 32
"""How many characters of context stand on each side of a quote."""


def write(summary: Summary) -> Iterator[bytes]:
    """Yield the annotations as one collection, in print order; those whose measure is lost have no place."""
    origins = {origin.path: origin for origin in (*summary.origins, *summary.adrift)}
    items = [_item(target, origins[target.row.path]) for target in targets(summary)]
    collection = {
        "@context": _CONTEXT,
        "id": _urn("collection", *origins),
        "type": "AnnotationCollection",
        "label": "；".join(title for origin in summary.origins for title in origin.titles),
        "total": len(items),
    }
    if items:
        collection["first"] = {
            "id": _urn("page", *origins),
            "type": "AnnotationPage",
            "startIndex": 0,
            "items": items,
        }
    yield (json_text(collection, indent=2) + "\n").encode()


def _item(target: Target, origin: Origin) -> dict[str, object]:
    annotation = target.annotation
    bodies = [_body("tagging", tag) for tag in target.tags]
    if annotation.note:
        bodies.append(_body("commenting", annotation.note.strip()))
    if annotation.star:
        bodies.append(_body("bookmarking", "★"))
    item: dict[str, object] = {
        "id": _urn("annotation", annotation.id),
        "type": "Annotation",
        "motivation": list(dict.fromkeys(body["purpose"] for body in bodies)),
        "body": bodies,
        "target": {"source": _source(origin), "selector": _selectors(target, origin.text)},
    }
    if target.row.coder:
        item["creator"] = {"type": "Person", "nickname": target.row.coder}
    if annotation.created:
        item["created"] = annotation.created.isoformat()
    if annotation.updated:
        item["modified"] = annotation.updated.isoformat()
    return item


def _body(purpose: str, value: str) -> dict[str, str]:
    return {"type": "TextualBody", "purpose": purpose, "value": value, "format": "text/plain"}


def _source(origin: Origin) -> dict[str, str]:
    return {
        "id": percent(origin.path, errors="surrogateescape"),
        "type": "Text",
        "language": "zh",
        "sha256": origin.sha256,
    }


def _selectors(target: Target, text: str) -> list[dict[str, object]]:
    if target.span is None:
        anchor = target.annotation.quote or target.annotation.anchor
        said = (anchor.quote, anchor.prefix, anchor.suffix) if anchor else (target.row.text, "", "")
        return [_words(*said)]
    start, end = target.span
    words = _words(text[start:end], text[max(start - _AROUND, 0) : start], text[end : end + _AROUND])
    return [words, {"type": "TextPositionSelector", "start": start, "end": end}]


def _words(exact: str, prefix: str, suffix: str) -> dict[str, object]:
    return {"type": "TextQuoteSelector", "exact": exact, "prefix": prefix, "suffix": suffix}


def _urn(kind: str, *names: str) -> str:
    return f"urn:uuid:{guid(kind, *names)}"


FORMAT = Format("jsonld", N_("Web Annotation (JSON-LD)"), ".jsonld", write)
