import pytest

from bulletin_tui.annotation.codebook import Codebook, Theme
from bulletin_tui.tui.desk.desk import Desk
from bulletin_tui.tui.desk.tag_choice import choices, count_uses, recent_tags
from bulletin_tui.workspace import editing

from .conftest import NOON

CODEBOOK = Codebook(
    (
        Theme("产业体系", "Industry"),
        Theme("民生", "Livelihood", definition="群众急难愁盼。"),
        Theme("民生/教育", "Education"),
        Theme("代表工作/票决制", "Voting on projects"),
    )
)


def offered(query: str, uses: dict[str, int] | None = None) -> list[str]:
    return [choice.tag for choice in choices(query, CODEBOOK, uses or {})]


def test_without_a_query_everything_is_offered_the_codebook_first() -> None:
    assert offered("", {"临时": 1, "常用": 5, "民生": 2}) == [
        "产业体系",
        "民生",
        "民生/教育",
        "代表工作/票决制",
        "常用",
        "临时",
    ]


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("民", "民生"),
        ("教育", "民生/教育"),
        ("#民生", "民生"),
        ("vot", "代表工作/票决制"),
        ("ＶＯＴ", "代表工作/票决制"),
        ("livelyhood", "民生"),
        ("民生/教", "民生/教育"),
        ("民生实事", "民生"),
        ("ms", "民生"),
        ("jiaoyu", "民生/教育"),
        ("dbgz", "代表工作/票决制"),
        ("pjz", "代表工作/票决制"),
        ("tix", "产业体系"),
    ],
)
def test_what_is_meant_comes_first(query: str, first: str) -> None:
    assert offered(query)[0] == first


def test_a_new_tag_comes_behind_the_names_near_it() -> None:
    found = choices("民生实事", CODEBOOK, {})
    assert [choice.new for choice in found] == [False] * (len(found) - 1) + [True]
    assert found[-1].tag == "民生实事"
    assert len(found) > 1


def test_a_tag_that_is_there_is_not_offered_as_new() -> None:
    assert not any(choice.new for choice in choices("民生", CODEBOOK, {}))
    assert not any(choice.new for choice in choices("常用", CODEBOOK, {"常用": 1}))


def test_a_word_like_nothing_is_offered_alone() -> None:
    assert offered("水利") == ["水利"]


def test_those_used_last_come_first_while_nothing_is_typed(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    for minute, tag in enumerate(("产业体系", "民生/教育", "水利", "产业体系", "生态")):
        monkeypatch.setattr(editing, "now", lambda minute=minute: NOON.replace(minute=minute))
        desk.set_tags([tag])
        desk.step(1)
    recent = recent_tags(desk.documents, 3)
    assert recent == ("生态", "产业体系", "水利")
    found = [choice.tag for choice in choices(" ", CODEBOOK, count_uses(desk.documents), recent)]
    assert found == ["生态", "产业体系", "水利", "民生", "民生/教育", "代表工作/票决制"]
    assert choices("民生", CODEBOOK, {}, ("民生/教育",))[0].tag == "民生"


def test_uses_are_counted_by_measure(desk: Desk) -> None:
    desk.set_tags(["民生", "水利"])
    desk.step(1)
    desk.set_tags(["民生"])
    assert count_uses(desk.documents) == {"民生": 2, "水利": 1}
