"""Issues that know which measure is which, and ways to damage them."""

import random
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TypeVar

from bulletin_tui.bulletin.parser import parse
from bulletin_tui.text.decode import decode
from bulletin_tui.text.numerals import to_chinese
from bulletin_tui.workspace.places import sample
from bulletin_tui.workspace.source import Source

Thing = TypeVar("Thing")
Change = Callable[["Issue", random.Random], "Issue"]


@dataclass(frozen=True)
class Item:
    """A measure: who it is, and what it says without its marker."""

    name: str
    text: str


@dataclass(frozen=True)
class Section:
    """A section."""

    heading: str
    items: tuple[Item, ...]


@dataclass(frozen=True)
class Report:
    """A report."""

    unit: str
    title: str
    lead: str
    sections: tuple[Section, ...]


@dataclass(frozen=True)
class Issue:
    """An issue as a tree, to be damaged and written down."""

    reports: tuple[Report, ...]
    top: str = ""
    """What is put above it."""
    half_width: bool = False
    pages: int = 0
    """After how many characters a page ends; 0 for no pages."""
    scanned: float = 0.0
    """What share of all characters a scanner read wrongly: markers, headings and stops too, so that measures merge."""

    def items(self) -> Iterator[Item]:
        return (item for report in self.reports for section in report.sections for item in section.items)

    def mapped(self, change: Callable[[Item], Item | None]) -> "Issue":
        """Return the issue with other measures; `None` takes one out, the ones behind it are numbered anew."""

        def section(one: Section) -> Section:
            return replace(one, items=tuple(filter(None, map(change, one.items))))

        reports = (replace(one, sections=tuple(map(section, one.sections))) for one in self.reports)
        return replace(self, reports=tuple(reports))


Spans = dict[str, tuple[int, int]]
PHRASE = "\ue000"
"""Stands before and behind a phrase in an item's text while the issue is damaged; it is never written."""


@dataclass
class Written:
    """The text of an issue, and where in it things stand, by the names of the measures."""

    text: str
    words: Spans = field(default_factory=dict)
    """The measures, without their markers."""
    markers: Spans = field(default_factory=dict)
    phrases: Spans = field(default_factory=dict)
    """What stands between two of `PHRASE`."""

    def add(self, item: Item, ordinal: int) -> None:
        """Write a measure."""
        before, phrase, behind = (*item.text.split(PHRASE), "", "")[:3]
        for kept, part in ((self.markers, f"{to_chinese(ordinal)}是"), (self.words, before + phrase + behind)):
            kept[item.name] = (len(self.text), len(self.text) + len(part))
            self.text += part
        start = self.words[item.name][0] + len(before)
        self.phrases[item.name] = (start, start + len(phrase))


def written(issue: Issue) -> Written:
    """Write an issue down."""
    done = Written(issue.top + "# 人大简报\n\n第 3 期\n\n林海市人大常委会办公室\n\n2025 年 6 月 9 日\n\n---\n\n")
    for report in issue.reports:
        done.text += f"## {report.unit}：{report.title}\n\n{report.lead}\n\n"
        for number, section in enumerate(report.sections, 1):
            done.text += f"**{to_chinese(number)}、{section.heading}。**"
            for ordinal, item in enumerate(section.items, 1):
                done.add(item, ordinal)
            done.text += "\n\n"
    done.text += "---\n\n送：市委、市政府\n"
    if issue.half_width:
        done.text = done.text.translate(str.maketrans("，；：！？（）", ",;:!?()"))
    if issue.scanned:
        dice = random.Random(len(done.text))
        done.text = "".join(
            dice.choice(_OTHERS) if dice.random() < issue.scanned and it not in "\n#*" else it for it in done.text
        )
    return _paged(done, issue.pages) if issue.pages else done


def _paged(done: Written, every: int) -> Written:
    """Let pages end, as a converter does: in the middle of a word, with the page's number between."""
    text = done.text
    breaks = [at for at in range(every, len(text), every) if text[at - 1] not in "\n*#" and text[at] not in "\n*#"]
    parts, page = [], 1
    for start, end in zip([0, *breaks], [*breaks, len(text)], strict=True):
        parts.append(text[start:end])
        parts.append(f"\n\n— {page} —\n\n")
        page += 1

    def moved(at: int) -> int:
        return at + sum(len(f"\n\n— {number} —\n\n") for number, stop in enumerate(breaks, 1) if stop <= at)

    def all_moved(spans: Spans) -> Spans:
        return {name: (moved(start), moved(end - 1) + 1) for name, (start, end) in spans.items()}

    return Written("".join(parts[:-1]), *map(all_moved, (done.words, done.markers, done.phrases)))


# ---------------------------------------------------------------- issues


def of_sample() -> Issue:
    """Return the measures of the bundled issue as a tree."""
    text = decode(sample().read_bytes()).text
    source = Source(sample(), "sample", text, "utf-8", "", parse(text))
    reports: dict[str, dict[str, list[Item]]] = {}
    for key, found in source.measures.items():
        heading = found.section.heading.text if found.section.heading else "基本情况"
        words = "".join(found.measure.text.split())
        words = words.partition("是")[2] if words[1:2] == "是" else words
        reports.setdefault(found.city.name, {}).setdefault(heading, []).append(Item(key, words))
    return Issue(tuple(_report(unit, sections) for unit, sections in reports.items()))


def _report(unit: str, sections: Mapping[str, Sequence[Item]]) -> Report:
    listed = tuple(Section(heading.strip("。"), tuple(items)) for heading, items in sections.items())
    return Report(unit, "立足新征程 展现新作为", f"近日，{unit}召开会议部署全年工作。", listed)


_VERBS = "推动 健全 完善 组织 开展 落实 深化 拓展 规范 强化 优化 打造 创新 聚焦 压实 探索"
_NOUNS = (
    "代表联络站 民生实事票决 建议督办 履职档案 选民述职 执法检查 专题询问 预算审查 立法联系点 议事协商 老旧小区改造 "
    "校园周边治理 黑臭水体整治 农村饮水 养老服务 产业园区 营商环境 数字平台 网格化管理 信访积案 "
    "河湖巡查 高标准农田 中医药传承 文旅融合"
)
_ENDS = "群众满意度稳步提升 问题逐项销号 形成长效机制 得到各方好评 全部按期办结 有效回应群众关切 实现全程留痕"
_UNITS = "林海市 东湾县 松岭区 石门旗 白杨县 青湖县 云川市 南浦县"


def _one(dice: random.Random, names: str) -> str:
    return dice.choice(names.split())


def generated(dice: random.Random, reports: int = 4) -> Issue:
    """Return an issue of the genre, its measures as different from each other as those of the genre are."""
    made = []
    for unit in dice.sample(_UNITS.split(), reports):
        sections = {}
        for _number in range(dice.randint(2, 4)):
            heading = f"{_one(dice, _VERBS)}{_one(dice, _NOUNS)}，{_one(dice, _ENDS)}"
            items = [_item(dice, f"{unit}{heading}{number}") for number in range(dice.randint(2, 5))]
            sections[heading] = items
        made.append(_report(unit, sections))
    return Issue(tuple(made))


def _item(dice: random.Random, name: str) -> Item:
    phrases = [f"{_one(dice, _VERBS)}{_one(dice, _NOUNS)}" for _ in range(dice.randint(3, 6))]
    head, *rest = phrases
    figures = f"累计办理{dice.randint(12, 999)}件，{_one(dice, _ENDS)}"
    return Item(name, f"{head}。{'，'.join(rest)}，{figures}。")


def alike(dice: random.Random, reports: int = 3) -> Issue:
    """Return an issue in which measures that differ in a number or a word stand side by side."""
    made = []
    for unit in dice.sample(_UNITS.split(), reports):
        template = f"{_one(dice, _VERBS)}{_one(dice, _NOUNS)}。全县建成{{}}{{}}个，{_one(dice, _ENDS)}。"
        shown = dice.sample(["站点", "平台", "中心", "驿站", "小组", "专班"], 4)
        items = [
            Item(f"{unit}0{number}", template.format(word, dice.randint(10, 99))) for number, word in enumerate(shown)
        ]
        twin = f"加强组织领导。成立专班，明确责任，每月通报，{_one(dice, _ENDS[:17])}。"
        twins = [[Item(f"{unit}{at}9", twin), _item(dice, f"{unit}{at}8")] for at in (1, 2)]
        sections = {"建好阵地": items, "加强领导": twins[0], "严格考核": twins[1][::-1]}
        made.append(_report(unit, sections))
    return Issue(tuple(made))


# ---------------------------------------------------------------- what is done to them

_OTHERS = (
    "的了和在有为中大上个国我以要他时来用们生到作地于出就分对成会"
    "可主发年动同工也能下过子说产种面而方后多定行学法所民得经"
)
_KEPT = {*"，。；：、！？\n", PHRASE}


def noise(share: float) -> Change:
    """Let a share of the characters of every measure be wrong: exchanged, left out or doubled."""
    return lambda issue, dice: issue.mapped(lambda item: replace(item, text=noisy(item.text, share, dice)))


def scanned(share: float) -> Change:
    """Let a share of all characters be wrong: those of markers and headings too."""
    return lambda issue, _dice: replace(issue, scanned=share)


def noisy(text: str, share: float, dice: random.Random) -> str:
    letters = list(text)
    places = [at for at, letter in enumerate(letters) if letter not in _KEPT]
    for at in dice.sample(places, min(round(len(letters) * share), len(places))):
        kind = dice.random()
        letters[at] = dice.choice(_OTHERS) if kind < 0.8 else "" if kind < 0.9 else letters[at] * 2
    return "".join(letters)


def without(share: float) -> Change:
    """Take out a share of the measures."""

    def change(issue: Issue, dice: random.Random) -> Issue:
        gone = {item.name for item in issue.items() if dice.random() < share}
        return issue.mapped(lambda item: None if item.name in gone else item)

    return change


def without_neighbours(issue: Issue, _dice: random.Random) -> Issue:
    """Take out every other measure, so that each one left has lost both that stood beside it."""
    gone = {item.name for number, item in enumerate(issue.items()) if number % 2}
    return issue.mapped(lambda item: None if item.name in gone else item)


def _shuffled(things: Iterable[Thing], dice: random.Random) -> tuple[Thing, ...]:
    found = list(things)
    dice.shuffle(found)
    return tuple(found)


def measures_moved(issue: Issue, dice: random.Random) -> Issue:
    """Move the measures of each section about in it."""
    return replace(
        issue,
        reports=tuple(
            replace(
                report,
                sections=tuple(replace(one, items=_shuffled(one.items, dice)) for one in report.sections),
            )
            for report in issue.reports
        ),
    )


def reports_moved(issue: Issue, dice: random.Random) -> Issue:
    """Move the reports."""
    return replace(issue, reports=_shuffled(issue.reports, dice))


def anywhere(issue: Issue, dice: random.Random) -> Issue:
    """Move every measure somewhere else in the issue."""
    items = iter(_shuffled(issue.items(), dice))
    return issue.mapped(lambda _item: next(items))


def same(issue: Issue, _dice: random.Random) -> Issue:
    """Do nothing."""
    return issue


def then(*changes: Change) -> Change:
    """Do one thing after the other."""

    def change(issue: Issue, dice: random.Random) -> Issue:
        for one in changes:
            issue = one(issue, dice)
        return issue

    return change
