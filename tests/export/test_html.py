"""The page: all that was said is in it, every link leads somewhere, nothing is fetched, nothing of a text is markup."""

from collections import Counter
from dataclasses import replace
from html.parser import HTMLParser

from tests.export.handmade import ROW, summary_of

from bulletin_tui.export import Summary, render

_VOID = {"meta", "link", "br", "img", "hr", "input"}


class Page(HTMLParser):
    """Reads a page; fails where an element is not closed."""

    def __init__(self, data: bytes) -> None:
        super().__init__()
        self.open: list[str] = []
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.words: list[str] = []
        self.feed(data.decode())
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag not in _VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if not {"style", "script"} & {*self.open}:
            self.words.append(data)

    def all(self, name: str) -> list[str]:
        return [
            value for _tag, attributes in self.elements for key, value in attributes.items() if key == name and value
        ]


def test_every_link_leads_somewhere_and_names_are_given_once(summary: Summary) -> None:
    page = Page(render(summary, "html"))
    names = Counter(page.all("id"))
    assert set(names.values()) == {1}
    assert {link.removeprefix("#") for link in page.all("href")} <= {*names}
    assert {*page.all("aria-labelledby")} <= {*names}
    assert page.all("src") == []
    assert b"://" not in render(summary, "html")


def test_all_that_was_said_can_be_read(summary: Summary) -> None:
    text = "".join(Page(render(summary, "html")).words)
    for row in summary.rows:
        assert row.citation in text
        assert all(line in text for line in (*row.text.splitlines(), *row.note.split("\n"), *row.tags))
        assert all(part in text for quote in row.quotes for part in (quote.text, *quote.tags))


def test_nothing_of_a_text_becomes_markup() -> None:
    nasty = '</article><script>alert("1")</script>&amp;'
    row = replace(ROW, text=nasty, note=nasty, tags=(nasty,), citation=nasty, city='"><b>')
    page = Page(render(summary_of(row), "html"))
    assert [tag for tag, _attributes in page.elements].count("script") == 1
    assert "".join(page.words).count(nasty) >= 4
    assert '"><b>' in page.all("data-city")


def test_a_summary_of_nothing_says_so() -> None:
    page = Page(render(summary_of(), "html"))
    assert "Nothing is tagged yet." in "".join(page.words)
    assert not {"svg", "table", "nav"} & {tag for tag, _attributes in page.elements}
