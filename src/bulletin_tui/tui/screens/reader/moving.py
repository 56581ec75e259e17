"""Going from measure to measure and from pane to pane."""

from collections.abc import Iterator
from pathlib import Path

from textual import work
from textual.widget import Widget

from bulletin_tui.bulletin.model import Role
from bulletin_tui.i18n import _
from bulletin_tui.tui.desk.branches import Branch, Kind
from bulletin_tui.tui.desk.positions import Position
from bulletin_tui.tui.screens.reader.base import ReaderBase


class Moving(ReaderBase):
    """The commands that move."""

    def _moved(self, moved: bool) -> None:
        if moved:
            self.show_place()

    def action_next_measure(self) -> None:
        """Go to the next measure."""
        if not self._caught_up():
            self._moved(self.desk.step(1))

    def action_previous_measure(self) -> None:
        """Go to the measure before."""
        if not self._caught_up():
            self._moved(self.desk.step(-1))

    def _caught_up(self) -> bool:
        """Where the mouse scrolled the text away from the mark, bring the mark along rather than the text back."""
        pane = self.pane
        if not pane.region or pane.current is None or pane.shows_current:
            return False
        before = self.desk.position
        self._follow_page()
        return self.desk.position != before

    def action_next_section(self) -> None:
        """Go to the next section."""
        self._moved(self.desk.step_section(1))

    def action_previous_section(self) -> None:
        """Go to the section before."""
        self._moved(self.desk.step_section(-1))

    def action_next_report(self) -> None:
        """Go to the next report."""
        self._moved(self.desk.step_report(1))

    def action_previous_report(self) -> None:
        """Go to the report before."""
        self._moved(self.desk.step_report(-1))

    def action_first_measure(self) -> None:
        """Go to the first measure of all."""
        self._moved(self.desk.edge(last=False))

    def action_last_measure(self) -> None:
        """Go to the last measure of all."""
        self._moved(self.desk.edge(last=True))

    def action_back(self) -> None:
        """Go back to where the last jump began."""
        if self.desk.back():
            self.show_place()
        else:
            self.tell(_("There is nowhere to go back to."))

    def action_forward(self) -> None:
        """Take back the last step back."""
        if self.desk.forward():
            self.show_place()
        else:
            self.tell(_("There is nowhere to go forward to."))

    def action_page_down(self) -> None:
        """Turn a page; at the end of a report that is the next one."""
        if self.pane.turn(1):
            self._follow_page()
        else:
            self._moved(self.desk.step_report(1))

    def action_page_up(self) -> None:
        """Turn a page back; at the top of a report that is the end of the one before."""
        if self.pane.turn(-1):
            self._follow_page()
        elif self.desk.end_of_previous_report():
            self.show_place()
            self.pane.turn_to_end()

    def _follow_page(self) -> None:
        """Take the mark along where a page was turned, so that what is tagged is always what is read."""
        here, key = self.desk.position, self.pane.measure_in_sight
        if here and key and key != self.pane.current:
            self.desk.drift(self.desk.find(here.source, key))
            self.show_place(in_text=False)

    @work(exclusive=True, group="dialog")
    async def action_jump(self) -> None:
        """Show a label before everything in sight, and go to the one whose letters are typed."""
        from bulletin_tui.tui.page.jumping import labelled
        from bulletin_tui.tui.screens.dialogs.jump import Jump

        in_text, in_outline = dict(self._in_text()), dict(self._in_outline())
        labels = labelled([*in_text.values(), *in_outline.values()])
        if not labels:
            self.tell(_("There is nothing to jump to."))
            return
        self.pane.label({number: labels[place] for number, place in in_text.items() if place in labels})
        self.outline.label({branch: labels[place] for branch, place in in_outline.items() if place in labels})
        self.tell(_("Type the letters before the place to go to; esc gives it up."))
        chosen = await self.app.push_screen_wait(Jump(labels.values()))
        self.pane.label({})
        self.outline.label({})
        self.hush()
        self._moved(self.desk.go(next((place for place, label in labels.items() if label == chosen), None)))

    def _in_text(self) -> Iterator[tuple[int, Position]]:
        """Yield the paragraphs to jump to that begin in sight, and where they lead."""
        here, paragraphs = self.desk.position, self.pane.page.paragraphs
        if here is None or not self.pane.region:
            return
        for number in self.pane.begun_in_sight:
            if paragraphs[number].role in {Role.MEASURE, Role.HEADING}:
                # A heading leads to its first measure, as its branch in the outline does.
                key = next((below.measure for below in paragraphs[number:] if below.measure), None)
                if place := self.desk.find(here.source, key):
                    yield number, place

    def _in_outline(self) -> Iterator[tuple[tuple[Path, str], Position]]:
        """Yield the branches to jump to that are in sight, and where they lead."""
        if self.outline.region:
            for branch in self.outline.in_sight:
                if place := self.place_of_branch(branch):
                    yield branch.id, place

    def place_of_branch(self, branch: Branch) -> Position | None:
        """Return where a branch of the outline leads: an issue to its masthead, all else to its first measure."""
        if branch.kind is Kind.ISSUE and branch.part is not None:
            return self.desk.find_report(branch.source, branch.part, None)
        if branch.keys:
            return self.desk.find(branch.source, branch.keys[0])
        return self.desk.find_report(branch.source, branch.part, branch.city) if branch.part is not None else None

    def action_next_untagged(self) -> None:
        """Go to the next measure without a tag."""
        if self.desk.next_untagged():
            self.show_place()
        else:
            self.tell(_("Every measure has a tag."))

    def action_next_review(self) -> None:
        """Go to the next annotation that should be looked at."""
        if self.desk.next_review():
            self.show_place()
        else:
            self.tell(_("There is nothing to review."))

    # ------------------------------------------------------------ panes

    @property
    def _panes(self) -> tuple[Widget, ...]:
        return self.outline, self.pane, self.details

    @property
    def _front(self) -> int:
        """The number of the pane that has the keys, or had them last."""
        return next((number for number, pane in enumerate(self._panes) if self.has_class(f"front-{pane.id}")), 1)

    def bring_to_front(self, pane: Widget) -> None:
        """Give a pane the keys; on a narrow terminal that shows it."""
        self._mark_front(pane)
        self.give_keys(pane)

    def give_keys(self, widget: Widget) -> None:
        """Give a pane or a field the keys at once, so that none goes astray that is pressed before it is drawn."""
        self.set_focus(widget)
        # One that was hidden takes them only once it is laid out, or loses them again meanwhile.
        self.call_after_refresh(self.set_focus, widget)

    def _mark_front(self, pane: Widget) -> None:
        self.update_classes({f"front-{other.id}": other is pane for other in self._panes})

    def action_next_pane(self) -> None:
        """Go to the next pane."""
        self.bring_to_front(self._panes[(self._front + 1) % 3])

    def action_previous_pane(self) -> None:
        """Go to the pane before."""
        self.bring_to_front(self._panes[(self._front - 1) % 3])

    def action_left(self) -> None:
        """Fold in the outline; elsewhere go to the pane on the left."""
        if self.outline.has_focus:
            self.outline.fold_or_rise()
        else:
            self.bring_to_front(self._panes[max(self._front - 1, 0)])

    def action_right(self) -> None:
        """Unfold in the outline; elsewhere go to the pane on the right."""
        if not (self.outline.has_focus and self.outline.unfold()):
            self.bring_to_front(self._panes[min(self._front + 1, 2)])
