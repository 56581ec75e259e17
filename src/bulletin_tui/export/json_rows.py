"""The summary as one JSON object, for scripts."""

from collections.abc import Iterator, Mapping
from dataclasses import asdict

from bulletin_tui.export.format import Format
from bulletin_tui.export.grouping import Sizes
from bulletin_tui.export.passage import Passing
from bulletin_tui.i18n import N_
from bulletin_tui.text.json_text import json_text
from bulletin_tui.workspace.rows import RowStatus

SCHEMA = "bulletin-summary/1"


def write(summary: Passing) -> Iterator[bytes]:
    """Yield a summary as JSON: schema, filters, rows as `bulletin list --json` prints them, sources, counts, groups."""
    options, selection = summary.options, summary.options.selection
    sizes = Sizes(options.by, summary.codebook, selection)
    opened = {
        "schema": SCHEMA,
        "by": options.by.value,
        "filters": {
            "tags": list(selection.tags),
            "cities": list(selection.cities),
            "starred": selection.starred,
            "untagged": selection.untagged,
            "all": options.every,
        },
    }
    before = f'{_inside(opened)},\n  "rows": ['
    # Nothing is written until there is something to be read.
    for row in summary.rows:
        if row.status is not RowStatus.ORPHAN:
            sizes.count(row)
        yield f"{before}\n    {_deeper(row.as_dict())}".encode()
        before = ","
    closed = {
        "sources": [{"path": origin.path, "issues": list(origin.titles)} for origin in summary.origins],
        "counts": asdict(summary.counts),
        "groups": [{"name": name or None, "measures": number} for name, number in sizes.found()],
        "left_out": list(summary.left_out),
    }
    end = "\n  ]" if before == "," else f"{before}]"
    yield f"{end},{_inside(closed).removeprefix('{')}\n}}\n".encode()


def _inside(values: Mapping[str, object]) -> str:
    """Return an object that is not closed yet."""
    return json_text(values, indent=2).removesuffix("\n}")


def _deeper(value: object) -> str:
    """Return a value as JSON that stands in a list of an object."""
    return json_text(value, indent=2).replace("\n", "\n    ")


FORMAT = Format("json", N_("JSON (for scripts)"), ".json", write, flow=write)
