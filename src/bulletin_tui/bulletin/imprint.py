"""Who made an issue and whom to ask: 主编, 责任编辑, 电话, and what a web page puts below."""

from bulletin_tui.bulletin.vocabulary import is_office
from bulletin_tui.text.pattern import lazy

_CREDITS = (
    "责任编辑|执行编辑|责编|编辑|执行主编|副主编|总编辑?|主编|编委|校对|校核|审核|审签|审定|核稿|审稿|终审|初审|复审|编审"
    "|录入|排版|美编|打印|签发人?|电话|联系电话|联系人|联系方式|传真|邮箱|投稿邮箱|电子邮箱|地址|邮编|网址|印数"
    "|主办|承办|协办|编印|编发|出版|主管"
)
_SPACED = "|".join(" *".join(word) for word in _CREDITS.replace("?", "").split("|"))
IMPRINT = lazy(
    rf"[（(【\[]? *(?:{_SPACED}|签 *发 *人|准印证号?|附件)[^：:。]{{0,8}}[：:]"
    r"|[（(] *(?:此件.{1,12}|本文有.{1,8}|完|全文完|公开属性.{0,12}) *[）)]$"
    r"|[^，。：]{0,12}准印证?.{0,4}[字号]|共 *[0-9]{1,3} *页$"
    r"|(?:[上下]一[篇条]|相关链接|分享到?|【?打印|【?关闭|扫码|扫一扫)[^。]*$"
)
"""How a line begins that says who made an issue, whom to ask, or where to go on a web page."""
_CREDIT = lazy(rf"(?P<who>{_CREDITS})(?:单位|人)?[：:]", signs="：:")
_PUBLISHERS = frozenset({"主办", "编印", "编发", "编辑", "主编", "承办", "出版", "主管"})


def is_credit(bare: str) -> bool:
    """Whether a folded line without blanks begins with the word for one who made the issue, and a colon."""
    return ("：" in bare or ":" in bare) and _CREDIT.match(bare) is not None


def publisher(bare: str) -> str | None:
    """Return the office that a line of credits says publishes an issue; `None` where it names only people."""
    found = list(_CREDIT.finditer(bare))
    ends = [credit.start() for credit in found[1:]] + [len(bare)]
    for credit, end in zip(found, ends, strict=True):
        name = bare[credit.end() : end].strip("，；,;（）()")
        if credit["who"] in _PUBLISHERS and (credit["who"] == "主办" or is_office(name)):
            return name
    return None
