"""The words and signs of the genre that more than one pass goes by; all matched on folded text."""

import re

from bulletin_tui.text.numerals import DATE
from bulletin_tui.text.pattern import lazy

NUMERAL = "[〇零一二三四五六七八九十百廿卅]{1,5}"
HAN = r"[^\W\dA-Za-z_]"
"""A Chinese character: a letter, but none of ours. Written as a range it takes Python two milliseconds to compile."""
STOPS = "。！？；：!?;:…"
OPENERS = "“‘「『《（("

HEAD = lazy(
    rf"(?P<one>{NUMERAL}) *(?:[、．]|\.(?![0-9]))(?!{NUMERAL}(?:[、年季月]|$))[ 、]*"
    rf"|[（(] *(?P<two>{NUMERAL}) *[）)][ 、]*"
    r"|(?P<sign>[㈠-㈩])[ 、]*"
    rf"|第 *(?P<part>{NUMERAL}) *(?:[章编]|部分)[ 、：:]+(?=[^ \n])"
)
"""The number of a section heading: 一、 or （一） or ㈠, 第一章 in laws and books."""

MARKED = lazy(
    rf"第? *{NUMERAL} *[是要]|第 *{NUMERAL} *[，,、：:]|其[一二三四五六七八九十](?: *[，,、：:]|是)"
    r"|(?:首先|其次|再次|最后|另?一方面)[，,]?"
    r"|[0-9]{1,2} *(?:[.、](?![0-9])|[）)])|[（(] *[0-9]{1,2} *[）)]|[①-⒛]"
    rf"|[—–－-] ?[—–－-]|[—–－-](?={HAN}|“)|[●•◆■▪◇□★☆▲△➢➤►√✓✔]"
)
"""How a paragraph begins that is an item of a list."""

NEXT_STEP = lazy(
    r"(?:下一?步|下一?阶段|接下来|今后)(?=[，,：:。]|工作|我|将|的?打算|全|市|县|区|要|[^，。]{1,14}[，,]?将)"
)
_SENT_IN = "供稿|供 稿|提供|报送|来稿|撰稿|整理|推荐|报道|供图"
_SENDER = "供稿(?:单位|人)?|供 稿|来稿|来源|信息来源|作者(?:单位)?|撰稿人?|执笔人?|报送单位"
ATTRIBUTION = lazy(
    r"[（(\[【](?P<bracket>[^（）()\[\]【】\n]{0,40}(?:[（(][^（）()\n]{0,20}[）)])?[^（）()\[\]【】\n]{0,20}?)"
    rf" *(?:{_SENT_IN})(?:[，,、；; ] *(?P<people>[^（）()\[\]【】。\n]{{2,24}}))?[）)\]】] *。?(?=\n|$)"
    rf"|(?:(?<=\n)|^|(?<=[。！])(?=供稿|[（(] *供稿))(?:[（(\[【] *)?(?P<verb>{_SENDER}) *[：:] *"
    r"(?P<after>[^\n]{1,60}?)(?=\n|$)"
)
"""Who sent a report in: （…供稿） at the end of a paragraph, or 供稿：… as one."""
SOURCE_NOTE = lazy(
    r"[—–-]* *(?:(?:摘自|摘编自|转自|转载自|选自|原载)[：: ]*(?P<from>《[^《》]+》.{0,20})"
    r"|[（(](?:(?:摘自|摘编自|转自|转载自|选自|原载)[：: ]*(?P<printed>《[^《》]+》.{0,20})"
    r"|(?:本文)?作者(?:系|为|是) *(?P<author>[^（）()]{2,40}))[）)])。?"
)
"""Where a report was printed before, or what its author is: a line below it."""
BARE_ATTRIBUTION = lazy(r"(?P<bare>[^，。；：:（）()\n]{2,30}?) *(?:[（(] *(?:供稿|来稿) *[）)]|供稿|来稿)")
"""The same without brackets, a line of its own."""
VERBS = "[抄主呈] *报|[抄主分印呈报发] *送|印 *发|[呈报送发]"
DISTRIBUTION = lazy(rf"(?P<verb>{VERBS}) *[：:] *|(?P<wide>抄报|抄送|主送|分送) {{1,8}}")
KEYWORDS = lazy(r"(?:主题词|关键词) *[：:] *", signs="词")
COPIES = lazy(
    r"[（(]? *(?:本[期刊])? *(?:(?:共? *印[发制数刷]? *[：:]? *|共 *)"
    r"(?P<copies>[0-9]+|[一二三四五六七八九十百千〇零两]+) *份"
    r"|(?:印[发制刷]? *份?|份) *数 *[：:]? *(?P<figure>[0-9]+|[一二三四五六七八九十百千〇零两]+) *份?) *[）)]?",
    signs="份印",
)
"""How many copies were printed: 共印120份, 印发份数：120, （共一百二十份）."""
PRINTS = lazy(r" *(?:编?印发?|印制|印刷|编发)[ ）)]*$", signs="印编")
"""What stands behind the name of who printed an issue."""
_OFFICES = (
    *(f"{level}委" for level in "党监纪工市县区省州"),
    *("政府", "人大", "政协", "机关", "公司", "中心", "专班", "小组", "指挥部", "委员会", "研究室", "研究院", "研究所"),
    *("编辑部", "编辑室"),
    *"会厅局院署处科办站",
)
"""How the name of an office ends."""
_PLACE_ENDS = (
    *"市县区旗州盟镇乡师厅局",
    *("街道", "地区", "代表团", "工委", "人大", "常委会", "政协", "政府"),
    *("办公室", "办事处", "委员会", "集团", "公司", "医院"),
    *("学院", "大学", "中学", "小学", "学校", "幼儿园"),
    *("纪委", "监委", "党委", "党工委", "组织部", "宣传部", "统战部", "法院", "检察院"),
    *("总工会", "妇联", "团委", "工商联", "支队"),
)
_PLACE_STOPS = lazy("[，。；！？、]")
_LONGEST_STEM = 22
"""How many characters may stand before one of these ends."""
_PRINTED_ENDS = frozenset("印发制刷份日号0123456789）)")
_DIGIT = lazy("[0-9]")
_ROOM = lazy(rf"{HAN}{{2}}室(?:[（(][^（）()]*[）)])?$", signs="室")
_PAUSES = lazy("[，。；：:]")
_LONGEST_PRINTER = 80
CAPTION = lazy(
    r"(?:[（(]? *(?:图为|图片[：:]|图[0-9]* *[：:]|照片[：:]|摄影? *[：:]|文/图)|[上下左右]图"
    r"|[▲△▼▽] *[图上下左右]?"
    r"|图 *[0-9一二三四五六七八九十]{1,2}(?:[-—.][0-9]{1,2})?(?=[ .、]))",
    signs="图照摄▲△▼▽",
)
NOTE = lazy(
    r"[【\[（(]? *(?:编 *者 *按|编 *者 *的 *话|按 *语|按(?= *(?:[：:】\]）)]|$)))"
    r"(?P<close> *[】\]）)])? *(?P<colon>[：:])? *",
    signs="编按",
)
DOCUMENT_NUMBER = lazy(r"[^，。：\n]{0,14} *[〔\[（(【][0-9]{4}[〕\]）)】] *[0-9]{1,4} *号", signs="号")
SUBTITLE = lazy(r"[—–-]{2,} *(?=.{0,12}[0-9一二〇]{2,4} *年|在|.{0,20}(?:会议|大会|讲话)).{4,60}", signs="—–-")
COUNT = lazy(r"[^，。；：:]{2,14}[：:] *[约近超共]?[0-9][0-9.,]*[%％]?[^\W\d]{0,4}")
"""A line of a list of figures (东湾县：12个): neither a heading nor half a sentence."""
PASSED = lazy(r"[（(][^（）()]*(?:通过|公布|修订|修正|批准|施行)[）)]", signs="过布订正准行")
"""What stands below the title of a law."""
TAG = lazy(r"[【〔\[](?P<inside>[^【】〔〕\[\]]{1,16})[】〕\]] *", signs="【〔[")
FLATTENED = lazy(
    r"序号(?: +[^ ，。；]{1,12} +[^，。；\n]*[0-9]|[^，。；：\n0-9]{4,40}?(?:[0-9]|[一二三]、)[^，。；：\n]*[0-9])",
    signs=("序号",),
)
"""A table that lost its rows and columns."""

SURNAMES = frozenset(
    "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕张孔曹严华金魏陶姜戚谢邹喻柏窦章云苏潘葛奚范彭郎鲁韦马苗凤花方俞任袁柳"
    "酆鲍史唐费廉岑薛雷贺倪汤滕殷罗毕郝邬安常乐于傅皮卞齐康伍余元卜顾孟黄穆萧尹姚邵汪祁毛狄米臧计伏成戴谈宋茅庞熊纪舒屈项祝"
    "董梁杜阮蓝闵席季麻贾路娄江童颜郭梅盛林刁钟徐邱骆高夏蔡田樊胡凌霍虞万支柯管卢莫房应宗丁宣邓单杭洪包诸左石崔吉龚程邢裴"
    "陆荣翁荀甄曲封储靳段富巫焦巴牧谷车侯宓班仰仲宫宁仇栾甘厉祖武符刘景詹龙叶幸司黎薄印白蒲邰从赖卓蔺屠蒙池乔阴闻莘党翟谭"
    "贡劳姬申扶冉宰雍桑桂牛寿边燕冀浦尚农温庄晏柴瞿阎连习艾鱼容古易廖耿满匡国文寇东欧沃蔚越师巩聂晁辛阚那简饶曾沙丰关查荆"
    "红游竺权盖益桓岳帅缑亢况郗商佘佟年肖闫代邸覃付苟尧卿粟隋仝候税冷鄢揭衣丛"
)
"""With what the name of a person begins."""
_LONG_SURNAMES = (
    "欧阳",
    "司马",
    "上官",
    "诸葛",
    "东方",
    "皇甫",
    "尉迟",
    "公孙",
    "慕容",
    "令狐",
    "司徒",
    "夏侯",
    "轩辕",
    "端木",
    "呼延",
    "独孤",
)
FRONT_WORDS = frozenset(
    {"前言", "引言", "概述", "背景", "摘要", "导语", "正文", "附件", "通知", "简介", "目录", "结语", "按语", "综述"}
)
"""What may stand alone on a line as a name does."""

QUOTED = lazy(
    r"[“「『《（(‘](?:(?<=“)[^“”\n]*”|(?<=「)[^「」\n]*」|(?<=『)[^『』\n]*』|(?<=《)[^《》\n]*》"
    r"|(?<=[（(])[^（）()\n]*[）)]|(?<=‘)[^‘’\n]*’)"
)
"""What stands in quotes, titles or brackets, closed in its own paragraph.

Here as in all patterns that go through whole texts a single set of characters comes first: only then is the rest not
tried at every character.
"""

_OPENED = lazy(f"[{OPENERS}]")
_BEGINNINGS = frozenset(
    " 0123456789〇零一二三四五六七八九十百廿卅（([【第其首再最另—–－-●•◆■▪◇□★☆▲△▼▽➢➤►√✓✔"
    "下接今图照上左右编按主关抄分印呈报送发供来信作撰执摄文摘转选原"
).union(map(chr, range(ord("①"), ord("⒛") + 1)), map(chr, range(ord("㈠"), ord("㈩") + 1)))
"""With what a paragraph begins in which a pattern finds something at its beginning."""


def is_prose(match: str) -> bool:
    """Whether a paragraph begins as prose does, so that none of the patterns for beginnings need be tried.

    Those are HEAD, MARKED, NEXT_STEP, ATTRIBUTION, DISTRIBUTION, KEYWORDS, CAPTION, NOTE and that of a date.
    """
    return match[0] not in _BEGINNINGS


def outside_quotes(
    pattern: re.Pattern[str], match: str, start: int, end: int, last: int | None = None
) -> re.Match[str] | None:
    """Find a sign of one character that stands in no quotes.

    Args:
        pattern: The sign.
        match: The folded text.
        start: Where to look from; a quote that was opened before is not seen.
        end: Where to look to.
        last: Where quotes must have closed, where that is behind `end`.
    """
    quoted: list[tuple[int, int]] | None = None
    for found in pattern.finditer(match, start, end):
        at = found.start()
        if quoted is None:
            if not _OPENED.search(match, start, at):
                return found  # As nearly always.
            quoted = [one.span() for one in QUOTED.finditer(match, start, end if last is None else last)]
        if not any(low < at < high for low, high in quoted):
            return found
    return None


def compact(text: str) -> str:
    """Return a folded text without its blanks."""
    return "".join(text.split())


def is_han(text: str) -> bool:
    """Whether a text is of Chinese characters only."""
    return all("一" <= character <= "鿿" for character in text)


def ends_with(name: str, ends: tuple[str, ...]) -> bool:
    """Whether a name ends in one of some ways, a remark in brackets behind it left out."""
    if name.endswith(("）", ")")):
        opened = max(name.rfind("（"), name.rfind("("))
        inside = name[opened + 1 : -1]
        if opened >= 0 and "）" not in inside and ")" not in inside:
            name = name[:opened]
    return name.endswith(ends)


def is_place(name: str) -> bool:
    """Whether a text is short and ends as the name of a place or an office does."""
    if not name.endswith(_PLACE_ENDS) or _PLACE_STOPS.search(name):
        return False
    return len(name) <= _LONGEST_STEM or any(
        name.endswith(end) and len(name) - len(end) <= _LONGEST_STEM for end in _PLACE_ENDS
    )


def is_office(name: str) -> bool:
    """Whether a text ends as the name of an office does."""
    return ends_with(name, _OFFICES) or (ends_with(name, ("室",)) and _ROOM.search(name) is not None)


def is_name(match: str) -> bool:
    """Whether a line is nothing but a person's name, letter-spaced or not."""
    letters = match.replace(" ", "")
    short = len(letters) in {2, 3} or (len(letters) == 4 and letters.startswith(_LONG_SURNAMES))
    return short and is_han(letters) and match == match.strip()


def is_person(match: str) -> bool:
    """Whether a line is a person's name by its look and its first character."""
    return is_name(match) and match[0] in SURNAMES and compact(match) not in FRONT_WORDS


def is_date(match: str) -> bool:
    """Whether a line is nothing but a date, in brackets or not."""
    bare = match.strip(" ")
    found = DATE.match(bare, 1 if bare.startswith(("（", "(")) else 0)
    return found is not None and bare[found.end() :].lstrip(" ") in {"", "）", ")"}


def is_attribution(match: str) -> bool:
    """Whether a paragraph is nothing but an attribution."""
    found = None if is_prose(match) else ATTRIBUTION.match(match)
    if found is not None and found.end() >= len(match):
        return True
    if not is_prose(match) and SOURCE_NOTE.fullmatch(match):
        return True
    return match.endswith(("供稿", "来稿", "稿）", "稿)")) and BARE_ATTRIBUTION.fullmatch(match) is not None


def is_distribution(match: str) -> bool:
    """Whether a paragraph is a line of the distribution list."""
    return DISTRIBUTION.match(match) is not None


def is_printer(match: str) -> bool:
    """Whether a paragraph says who printed the issue, or how many copies."""
    bare = match.strip()
    if len(bare) > _LONGEST_PRINTER or bare[-1:] not in _PRINTED_ENDS or "，" in bare or "。" in bare:
        return False
    rest = DATE.sub(" ", bare) if "年" in bare or _DIGIT.search(bare) else bare
    rest = COPIES.sub(" ", rest).strip() if "份" in bare or "数" in bare else rest.strip()
    if _PAUSES.search(rest):
        return False
    name = PRINTS.sub("", rest).strip("（( ")
    stamped, said = rest != bare, PRINTS.search(rest) is not None
    if stamped and (said or not name):
        return said or COPIES.search(bare) is not None
    return (said or (stamped and bare[0] not in "（(")) and is_office(name)
