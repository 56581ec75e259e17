"""A screen that comes up sooner."""

from textual import events


class StyledOnce:
    """Mixed in before Textual's screen: what it holds is not styled a second time when it comes to be seen.

    Every widget was styled when it was mounted, and is again whenever the styles change; Textual does it once more for
    each new screen, which is half of the time that one takes to come up.
    """

    def on_screen_resume(self, event: events.ScreenResume) -> None:
        """Come to be seen as it is."""
        event.refresh_styles = False
