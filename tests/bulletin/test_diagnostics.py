"""The table of findings, its messages and its page."""

from tests.bulletin.shapes import issue_of

from bulletin_tui.bulletin.diagnostics import advice, message, severity
from bulletin_tui.bulletin.model import Diagnostic
from bulletin_tui.bulletin.outline import warning


def test_a_message_is_filled_with_values_that_may_hold_braces() -> None:
    found = Diagnostic("unplaced", severity("unplaced"), 3, 2, (("text", "{x} [b]"),))
    assert message(found) == "This text fits nowhere: {x} [b]"
    assert advice(found)
    assert warning(found) == {
        "code": "unplaced",
        "severity": "warning",
        "line": 2,
        "message": "This text fits nowhere: {x} [b]",
    }


def test_lines_and_addresses() -> None:
    issue = issue_of("## 林海市：同题共答\n\n一、甲\n一是学。\n三是干。\n三、乙\n乙文。\n")
    assert [(one.code, one.line, one.address) for one in issue.diagnostics] == [
        ("ordinal-gap", 5, "林海市/一/三"),
        ("section-gap", 6, "林海市/三"),
    ]
