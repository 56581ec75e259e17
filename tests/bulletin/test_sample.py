"""The bundled issue, against a truth that was written by reading it."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from bulletin_tui.bulletin.model import Role
from bulletin_tui.bulletin.outline import outline
from bulletin_tui.bulletin.parser import parse
from bulletin_tui.bulletin.reading import blocks
from bulletin_tui.text.decode import decode

ROOT = Path(__file__).parents[2]
SAMPLE = "seeds/000_bb19e5b135c9748a.txt"
TRUTH = json.loads((Path(__file__).parent / "data" / "sample_outline.json").read_text("utf-8"))


def sample() -> Any:
    decoded = decode((ROOT / SAMPLE).read_bytes())
    issues = parse(decoded.text)
    assert len(issues) == 1
    return outline(issues[0], path=SAMPLE, encoding=decoded.encoding, sha256=decoded.sha256)


def leaves(value: Any, path: str = "") -> Iterator[tuple[str, Any]]:
    if isinstance(value, dict):
        yield path, list(value)
        for key, inner in value.items():
            yield from leaves(inner, f"{path}.{key}")
    elif isinstance(value, list):
        yield path, len(value)
        for place, inner in enumerate(value):
            yield from leaves(inner, f"{path}[{place}]")
    else:
        yield path, value


def test_outline_is_the_truth_value_by_value() -> None:
    expected, found = dict(leaves(TRUTH)), dict(leaves(sample()))
    wrong = {path: (found.get(path), value) for path, value in expected.items() if found.get(path) != value}
    assert not wrong
    assert found.keys() == expected.keys()


def test_counts_made_by_hand() -> None:
    issue = parse(decode((ROOT / SAMPLE).read_bytes()).text)[0]
    assert [len(city.sections) for city in issue.cities] == [4, 5]
    assert [[len(section.measures) for section in city.sections] for city in issue.cities] == [
        [3, 4, 4, 3],
        [1, 1, 1, 1, 1],
    ]
    assert len(list(issue.measures())) == 19


def test_four_page_breaks_are_healed() -> None:
    issue = parse(decode((ROOT / SAMPLE).read_bytes()).text)[0]
    texts = "\n".join(measure.text for measure in issue.measures())
    for healed in ("服务全国统一大市场", "参与视察调研", "对照省人大常委会主题活动", "各项任务，动员全市"):
        assert healed in texts


def test_every_character_of_a_measure_leads_back_to_the_source() -> None:
    text = decode((ROOT / SAMPLE).read_bytes()).text
    for measure in parse(text)[0].measures():
        body = measure.body
        assert all(text[body.source_start(index)] == body.text[index] for index in range(len(body)))


def test_blocks_are_in_print_order_and_leave_furniture_out() -> None:
    issue = parse(decode((ROOT / SAMPLE).read_bytes()).text)[0]
    found = blocks(issue)
    starts = [block.passage.span.start for block in found]
    assert starts == sorted(starts)
    assert [block.kind for block in found].count(Role.MEASURE) == 19
    assert all("---" not in block.passage.text for block in found)
    assert {block.city for block in found} == {None, "安阳市", "驻马店市"}
