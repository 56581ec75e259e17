"""Filters: what they let through, what is offered for them, and that nothing is sifted twice."""

from itertools import combinations
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bulletin_tui import i18n
from bulletin_tui.annotation.codebook import Codebook, Theme
from bulletin_tui.tui.desk.branches import grow, pruned
from bulletin_tui.tui.desk.desk import Desk
from bulletin_tui.tui.finding.filter_choice import Known, asked, cities_of, offers
from bulletin_tui.tui.finding.filters import Condition, Filter, Kind, State
from bulletin_tui.tui.finding.folded import FoldedText, FoldedTexts
from bulletin_tui.tui.finding.sieve import Sieve
from bulletin_tui.workspace.document import Document
from bulletin_tui.workspace.library import Library

from .conftest import at, document_of

TAG, CITY, STATE, TEXT = Kind.TAG, Kind.CITY, Kind.STATE, Kind.TEXT


@pytest.fixture
def said(desk: Desk) -> Desk:
    """A desk on which something is said of four measures."""
    desk.set_tags(["民生/教育"])
    desk.toggle_star()
    desk.step(1)
    desk.set_tags(["民生"])
    desk.step(1)
    desk.set_note("与驻马店ＡＰＰ做法 对比。")
    desk.edge(last=True)
    desk.set_tags(["民生", "生态"])
    return desk


def passing(desk: Desk, *conditions: Condition) -> set[str]:
    document = document_of(desk)
    return set(Filter(conditions).matching(document, FoldedText(document.source)))


@pytest.mark.parametrize(
    ("conditions", "keys"),
    [
        ([(TAG, "民生")], {"安阳市/一/一", "安阳市/一/二", "驻马店市/五/·"}),
        ([(TAG, "民生/教育")], {"安阳市/一/一"}),
        ([(TAG, "民")], set()),
        ([(TAG, "民生"), (TAG, "生态")], {"驻马店市/五/·"}),
        ([(TAG, "民生"), (CITY, "安阳市")], {"安阳市/一/一", "安阳市/一/二"}),
        ([(STATE, State.STARRED)], {"安阳市/一/一"}),
        ([(STATE, State.NOTED)], {"安阳市/一/三"}),
        ([(STATE, State.REVIEW)], set()),
        ([(STATE, State.WARNINGS)], set()),
        ([(TAG, "民生"), (STATE, State.UNTAGGED)], set()),
        ([(TEXT, "助力解决民生难题")], {"安阳市/二/四"}),
        ([(TEXT, "助 力 解 决")], {"安阳市/二/四"}),
        ([(TEXT, "驻马店app做法对比")], {"安阳市/一/三"}),
        ([(TEXT, "坚持高位推动")], {"安阳市/一/一", "安阳市/一/二", "安阳市/一/三"}),
        ([(TEXT, "zljjms")], {"安阳市/二/四"}),
        ([(TEXT, "没有的词")], set()),
    ],
)
def test_what_passes(said: Desk, conditions: list[tuple[Kind, str]], keys: set[str]) -> None:
    assert passing(said, *(Condition(kind, value) for kind, value in conditions)) == keys


@pytest.mark.parametrize(
    ("conditions", "keys"),
    [
        ([Condition(TAG, "民生"), Condition(TAG, "生态", negated=True)], {"安阳市/一/一", "安阳市/一/二"}),
        ([Condition(TAG, "生态"), Condition(TAG, "民生/教育", joined=True)], {"驻马店市/五/·", "安阳市/一/一"}),
        (
            [Condition(TAG, "生态"), Condition(STATE, State.STARRED, joined=True), Condition(CITY, "安阳市")],
            {"安阳市/一/一"},
        ),
        (
            [Condition(STATE, State.UNTAGGED, negated=True), Condition(TAG, "民生", negated=True)],
            set(),
        ),
        ([Condition(TEXT, "代表", negated=True), Condition(TAG, "民生")], set()),
    ],
)
def test_conditions_can_be_turned_round_and_joined(said: Desk, conditions: list[Condition], keys: set[str]) -> None:
    assert passing(said, *conditions) == keys


def test_what_was_joined_with_a_condition_that_goes_stays_joined() -> None:
    one, two, three = (Condition(TAG, tag, joined=True) for tag in "甲乙丙")
    wanted = Filter().having(one).having(two).having(three)
    assert [len(clause) for clause in wanted.clauses] == [3]
    left = wanted.without(wanted.conditions[0])
    assert [condition.value for condition in left.conditions] == ["乙", "丙"]
    assert [len(clause) for clause in left.clauses] == [2]
    assert not left.conditions[0].joined
    assert [len(clause) for clause in left.having(Condition(TAG, "丁")).clauses] == [2, 1]


def test_a_city_and_the_state_without_tags(said: Desk) -> None:
    assert len(passing(said, Condition(CITY, "驻马店市"))) == 5
    assert len(passing(said, Condition(STATE, State.UNTAGGED))) == 19 - 3


def test_a_warning_of_a_section_counts_for_its_measures(tmp_path: Path, sample: Path) -> None:
    text = sample.read_text().replace("二是高站位", "三是高站位", 1)
    (tmp_path / "a.txt").write_text(text)
    desk = Desk(Library.open(tmp_path))
    desk.open(desk.library.load(desk.library.sources[0]))
    found = passing(desk, Condition(STATE, State.WARNINGS))
    marked = {key for key, remarks in document_of(desk).source.remarks.items() if remarks}
    assert found
    assert found <= {key for key in document_of(desk).source.measures for mark in marked if key.startswith(mark)}


CONDITIONS = st.lists(
    st.sampled_from(
        [
            *(Condition(TAG, tag) for tag in ("民生", "民生/教育", "生态")),
            *(Condition(CITY, city) for city in ("安阳市", "驻马店市")),
            *(Condition(STATE, state) for state in State),
            *(Condition(TEXT, words) for words in ("民生", "代表", "dp", "没有")),
        ]
    ),
    max_size=4,
)


@given(CONDITIONS)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40, deadline=None)
def test_all_conditions_must_hold(said: Desk, conditions: list[Condition]) -> None:
    everything = set(document_of(said).source.measures)
    assert passing(said, *conditions) == everything.intersection(*(passing(said, one) for one in conditions))
    wanted = Filter()
    for condition in conditions:
        wanted = wanted.having(condition).having(condition)
    assert len(wanted.conditions) == len(set(conditions))
    for condition in conditions:
        wanted = wanted.without(condition)
    assert wanted == Filter()
    assert not wanted


# ------------------------------------------------------------ what is offered

KNOWN = Known(
    Codebook((Theme("产业体系"), Theme("民生"), Theme("代表工作/票决制"))),
    {"民生": 3, "水利": 1},
    ("安阳市", "驻马店市", "阳山县"),
)


def offered(query: str, *, occurs: bool = False) -> list[str]:
    return [condition.label for condition in offers(query, KNOWN, occurs=occurs)]


@pytest.mark.parametrize(
    ("query", "labels"),
    [
        ("@", ["@安阳市", "@驻马店市", "@阳山县"]),
        ("@阳", ["@阳山县", "@安阳市"]),
        ("＠安", ["@安阳市"]),
        ("@zmd", ["@驻马店市"]),
        ("@武汉", []),
        ("#", ["untagged", "#民生", "#水利", "#产业体系", "#代表工作/票决制"]),
        ("＃民", ["#民生"]),
        ("#shuili", ["#水利"]),
        ("*", ["starred"]),
        ("！", ["with warnings"]),
        ("-", ["untagged"]),
        ("?", ["to review"]),
        ('"', ["with a note"]),
        ("star", ["starred", "star"]),
        ("ay", ["@安阳市", "ay"]),
        ("pjz", ["pjz", "#代表工作/票决制"]),
        ("sl", ["#水利", "sl"]),
        ("联络 站", ["联络 站"]),
        ("-#民", ["not #民生"]),
        ("- @zmd", ["not @驻马店市"]),
        ("--", ["not untagged"]),
        ("非 #民", ["not #民生"]),
        ("|#民", ["or #民生"]),
        ("或 -#水", ["or not #水利"]),
        ("or not *", ["or not starred"]),
        ("-推进会", ["not 推进会"]),
    ],
)
def test_what_is_offered(query: str, labels: list[str]) -> None:
    assert offered(query) == labels


def test_words_of_the_text_come_before_names_but_not_before_the_programs_own() -> None:
    assert offered("民生", occurs=True) == ["民生", "#民生"]
    assert offered("民生", occurs=False) == ["#民生", "民生"]
    assert offered("untagged", occurs=True)[0] == "untagged"
    i18n.use("zh_CN")
    assert offered("未标", occurs=True) == ["未标", "未标"]
    assert offers("未标", KNOWN, occurs=True)[0].kind is STATE
    assert offers("wb", KNOWN, occurs=False)[0].kind is STATE


def test_everything_is_offered_for_nothing() -> None:
    assert len(offered(" ")) == len(State) + 4 + 3


@given(st.text(max_size=6), st.booleans())
def test_whatever_is_typed_is_offered_or_is_a_name(query: str, occurs: bool) -> None:
    found = offers(query, KNOWN, occurs=occurs)
    assert len(set(found)) == len(found)
    turned = asked(query) != (query.strip(), False, False)
    if not turned and query.strip()[:1] not in {"", "#", "＃", "@", "＠"} and not {one.kind for one in found} & {STATE}:
        assert Condition(TEXT, " ".join(query.split())) in found or not " ".join(query.split())


def test_the_cities_come_in_the_order_of_the_reports(desk: Desk) -> None:
    assert cities_of(desk.documents) == ("安阳市", "驻马店市")


# ------------------------------------------------------------ over all that is open


def test_a_document_is_sifted_again_only_when_it_changes(said: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    sifted: list[Document] = []
    matching = Filter.matching

    def watched(wanted: Filter, document: Document, text: FoldedText) -> frozenset[str]:
        sifted.append(document)
        return matching(wanted, document, text)

    monkeypatch.setattr(Filter, "matching", watched)
    sieve, wanted = Sieve(FoldedTexts()), Filter((Condition(TAG, "生态"),))
    path = document_of(said).source.path
    for _ in range(2):
        passed = sieve.sift(said.documents, wanted)
        assert (passed.keys, passed.number, passed.total) == ({path: frozenset({"驻马店市/五/·"})}, 1, 19)
    assert len(sifted) == 1
    said.set_tags([])
    assert sieve.sift(said.documents, wanted).keys == {}
    assert sieve.sift(said.documents, wanted, (path, "驻马店市/五/·")).number == 1
    assert sieve.sift(said.documents, wanted, (path, "没有")).number == 0
    assert len(sifted) == 2


def test_the_outline_keeps_what_a_measure_stands_in(desk: Desk) -> None:
    issue = grow(document_of(desk))
    keys = frozenset({"安阳市/二/四", "驻马店市/五/·"})
    some = pruned(issue, keys)
    assert some
    assert some.keys == ("安阳市/二/四", "驻马店市/五/·")
    anyang, zhumadian = (pruned(report, keys) for report in some.children)
    assert anyang
    assert zhumadian
    assert [section.label[:1] for section in anyang.children] == ["二"]
    assert [branch.at for branch in zhumadian.children] == ["驻马店市/五/·"]
    assert pruned(issue, frozenset()) is None
    assert pruned(issue, frozenset(issue.keys)) == issue


def test_the_reader_goes_only_through_what_passes(desk: Desk) -> None:
    path = document_of(desk).source.path
    desk.narrow({path: frozenset({"安阳市/一/二", "安阳市/二/四", "驻马店市/三/·"})})
    seen = []
    while desk.step(1):
        seen.append(at(desk).key)
    assert seen == ["安阳市/一/二", "安阳市/二/四", "驻马店市/三/·"]
    assert desk.step_report(-1)
    assert at(desk).key == "安阳市/一/二"
    assert desk.step_section(1)
    assert at(desk).key == "安阳市/二/四"
    desk.set_tags(["民生"])
    assert desk.next_untagged()
    assert at(desk).key == "驻马店市/三/·"
    desk.narrow(None)
    assert desk.step(1)
    assert at(desk).key == "驻马店市/四/·"


def test_from_a_measure_that_does_not_pass_both_ways_lead_to_its_neighbours(desk: Desk) -> None:
    path = document_of(desk).source.path
    keys = list(document_of(desk).source.measures)
    for first, second in combinations((1, 5, 12), 2):
        desk.narrow({path: frozenset({keys[first], keys[second]})})
        here = desk.find(path, keys[(first + second) // 2])
        nearest = desk.nearest(here)
        assert nearest
        assert nearest.key == keys[second]
        for direction, expected in ((1, second), (-1, first)):
            desk.go(here)
            assert desk.step(direction)
            assert at(desk).key == keys[expected]
    end = desk.nearest(desk.find(path, keys[-1]))
    assert end
    assert end.key == keys[5]
    desk.narrow({})
    assert desk.nearest(end) is None
    assert not desk.step(1)
    assert not desk.edge(last=True)
