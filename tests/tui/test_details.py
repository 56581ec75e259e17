"""The annotation pane: its lines, whatever is beside it."""

from textual.app import App, ComposeResult

from bulletin_tui.tui.desk.detail import Paragraph
from bulletin_tui.tui.widgets.details import Details


class Host(App[None]):
    def compose(self) -> ComposeResult:
        yield Details()


async def test_a_closing_mark_hangs_beside_a_full_line() -> None:
    host = Host()
    async with host.run_test(size=(20, 6)) as pilot:
        details = host.query_one(Details)
        details.show(
            [Paragraph("聚焦重点领域求实效。服务大局"), Paragraph("聚焦重点领域求实效果"), Paragraph("好。", indent=2)]
        )
        await pilot.pause()
        shown = [details.render_line(y).text.rstrip() for y in range(6)]
        assert shown == ["聚焦重点领域求实效。", "服务大局", "聚焦重点领域求实效", "果", "  好。", ""]
