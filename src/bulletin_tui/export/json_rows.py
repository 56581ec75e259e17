"""The summary as one JSON object, for scripts."""

from collections.abc import Iterator
from dataclasses import asdict

from bulletin_tui.export.format import Format
from bulletin_tui.export.summary import Summary
from bulletin_tui.i18n import N_
from bulletin_tui.text.json_text import json_text

SCHEMA = "bulletin-summary/1"


def write(summary: Summary) -> Iterator[bytes]:
    """Yield a summary as JSON: schema, filters, counts, groups, and rows as `bulletin list --json` prints them."""
    options, selection = summary.options, summary.options.selection
    values = {
        "schema": SCHEMA,
        "by": options.by.value,
        "filters": {
            "tags": list(selection.tags),
            "cities": list(selection.cities),
            "starred": selection.starred,
            "untagged": selection.untagged,
            "all": options.every,
        },
        "sources": [{"path": origin.path, "issues": list(origin.titles)} for origin in summary.origins],
        "counts": asdict(summary.counts),
        "groups": [{"name": group.name or None, "measures": len(group.rows)} for group in summary.groups],
        "left_out": list(summary.left_out),
        "rows": [row.as_dict() for row in summary.rows],
    }
    yield (json_text(values, indent=2) + "\n").encode()


FORMAT = Format("json", N_("JSON (for scripts)"), ".json", write)
