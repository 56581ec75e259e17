"""A text, a sidecar, a codebook and settings, and how they are damaged."""

import random

SOURCE = """\
# 云川简报

第3期

云川市人大常委会办公室

2026年3月5日

---

## 云川市：抓推进 求实效

3月1日，云川市召开会议，部署全年工作。

**一、强化统筹。**一是成立专班。明确七个部门的职责，每月会商。二是列出清单。六十项任务逐条落实。

**二、服务民生。**一是办好实事。改造老旧小区三十二个。二是督办建议。一百件建议全部答复。

## 南浦县：代表进站见实效

**一、建好站点，方便群众。**全县建成联络站二十个，每周三开放。

（南浦县人大常委会供稿）

---

送：市委办公室
"""
SIDECAR = '''\
# 初稿
format = "bulletin-annotations/1"
checked = 2026-04-01

[source]
name = "云川简报 第3期"
sha256 = "%s"

# 先看这一条
[[annotations]]
id = "01A"
at = "云川市/一/一"
tags = [
    "民生",
    "代表工作/票决制",
]
note = """
与南浦县对比。
再看。
"""
star = true
created = 2026-04-20T09:00:00+08:00
updated = 2026-04-20T09:00:00+08:00

[annotations.anchor]
quote = "一是成立专班。明确七个部门的职责，每月会商。"
prefix = "部署全年工作。一、强化统筹。"
suffix = "二是列出清单。六十项任务逐条落实。"
start = 86
end = 108

[[annotations]]
at = "云川市/二/二"
tags = ["督办"]  # 手写
colour = "red"

[[annotations]]
id = 'C'
at = "南浦县/一/·"
note = "单行"
tags = []

[annotations.anchor]
quote = "全县建成联络站二十个，每周三开放。"
mine = 3

[[annotations]]
id = "D"
at = "云川市/二/一"
structure = "no-measure"

[annotations.anchor]
quote = "一是办好实事"
start = 150
'''
CODEBOOK = """\
format = "bulletin-codebook/1"

# 大类
[[themes]]
name = "民生"
english = "Livelihood"
definition = "群众急难愁盼。"
colour = "#cc4444"
key = 1

[[themes]]
name = "教育"
parent = "民生"
include = ["学校", "幼儿园"]
exclude = "培训"

[[themes]]
name = "生态"
examples = ["第12期/安阳市/二/四"]
"""
CONFIG = """\
language = "zh"
coder = "li"
column_width = 40
line_spacing = 1
justify = true
theme = "bulletin-dark"

[keys]
tag = "t"
next_measure = ["j", "down"]
"""
_TOKENS = (
    *("\0", "\x1b[31m", "\ufeff", "\r\n", "\r", "\u202e", "\u2028", "\ud7ff", "\U0010ffff", "\t", "\x7f", "\x85"),
    *('"""', "'''", '"', "'", "\\", "\\u0000", "#", "[", "]", "[[", "]]", "{", "}", "=", ",", ".", "/", "\n", "\n\n"),
    *("[[annotations]]\n", "[annotations]\n", "[annotations.anchor]\n", "[[themes]]\n", "[source]\n", "[keys]\n"),
    *('id = "01A"\n', "id = 3\n", 'format = "bulletin-annotations/9"\n', "tags = 3\n", "note = []\n", "star = 1\n"),
    *("created = 1\n", "updated = 2026-99-99T00:00:00Z\n", "start = -1\n", "end = 99999999999999999999\n", "= \n"),
    *('parent = "教育"\n', "key = 1\n", 'name = "a/b"\n', "name = ''\n", "inf", "nan", "1e999"),
    *("0x", "true", "12:00:00"),
    *("一是", "二、", "（一）", "第99期", "## ", "**", "---\n", "送：", "（供稿）"),
    *("　", "①", "．", "一九九九年十三月"),
)


def damaged(text: str, chance: random.Random) -> bytes:
    """Return a text with some of it flipped, cut out, put in, doubled or moved; now and then its bytes."""
    in_bytes = chance.random() < 0.15
    data = [*text.encode().decode("latin-1")] if in_bytes else [*text]
    for _ in range(chance.choice((1, 1, 1, 2, 2, 3, 6))):
        size = len(data)
        at, other = chance.randrange(size + 1), chance.randrange(size + 1)
        start, end = sorted((at, min(size, at + chance.choice((1, 3, 12, 80, 400)))))
        match chance.randrange(7):
            case 0 if size:
                data[at % size] = chr(chance.randrange(256)) if in_bytes else chance.choice('。一二、\n\0"=[#甲a 1')
            case 1:
                del data[start : None if chance.random() < 0.05 else end]
            case 2:
                data[at:at] = data[start:end] * chance.choice((1, 1, 2, 30))
            case 3:
                token = chance.choice(_TOKENS) * chance.choice((1, 1, 1, 40))
                data[at:at] = token.encode().decode("latin-1") if in_bytes else token
            case 4:
                piece = data[start:end]
                del data[start:end]
                data[other:other] = piece
            case _:
                lines = "".join(data).splitlines(keepends=True)
                if lines:
                    lines.insert(other % len(lines), lines[at % len(lines)])
                    if chance.random() < 0.1:
                        chance.shuffle(lines)
                data = [*"".join(lines)]
    changed = "".join(data)
    return changed.encode("latin-1") if in_bytes else changed.encode("utf-8", "surrogatepass")
