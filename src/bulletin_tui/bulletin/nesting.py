"""Which measure stands inside which: markers in a row made into a tree."""

from collections.abc import Sequence

from bulletin_tui.bulletin.marker import Marker

_DEEPEST = 4
"""How many levels of measures there are at most."""


class Node:
    """A marker and those below it; built by `nest` and read-only afterwards."""

    __slots__ = ("children", "marker", "remarks")

    def __init__(self, marker: Marker) -> None:
        self.marker = marker
        self.children: list[Node] = []
        self.remarks: list[str] = []
        """Codes of what is odd about its number."""


class _Level:
    """An open list."""

    def __init__(self, first: Node) -> None:
        self.nodes = [first]

    @property
    def last(self) -> Marker:
        return self.nodes[-1].marker

    def of(self, marker: Marker) -> bool:
        return self.last.family == marker.family and (marker.ordinal is None or self.last.style == marker.style)

    def expects(self, marker: Marker) -> bool:
        if marker.ordinal is None or self.last.ordinal is None:
            return self.last.family == marker.family
        return self.last.family == marker.family and self.last.ordinal + 1 == marker.ordinal


def nest(markers: Sequence[Marker], match: str, *, first: int = 1) -> list[Node]:
    """Make markers into a tree.

    Args:
        markers: The markers of one section, in print order.
        match: The folded text they stand in.
        first: What a list of figures may begin with without a remark: numbering may go on across sections.

    Returns:
        The measures of the section; the inner ones are their children.
    """
    top: list[Node] = []
    stack: list[_Level] = []
    for marker in markers:
        node = Node(marker)
        depth = _depth(stack, marker, match, node)
        del stack[depth + 1 :]
        if depth == len(stack):
            nodes = stack[-1].nodes[-1].children if stack else top
            nodes.append(node)
            stack.append(_Level(node))
            if (marker.ordinal or 1) != 1 and not (marker.family == "数" and marker.ordinal == first):
                node.remarks.append("missing-first")
        else:
            stack[depth].nodes.append(node)
            if depth:
                stack[depth - 1].nodes[-1].children.append(node)
            else:
                top.append(node)
    return top


def _depth(stack: list[_Level], marker: Marker, match: str, node: Node) -> int:
    """Return the level a marker belongs to; one more than there are for a list that it opens."""
    if not stack:
        return 0
    bullet = marker.leads and marker.ordinal is None
    if bullet and any(level.of(marker) and level.last.indent != marker.indent for level in stack):
        return _set_in(stack, marker)
    fitting = [depth for depth, level in enumerate(stack) if level.expects(marker) and level.of(marker)]
    if marker.ordinal != 1 and not fitting:
        fitting = [depth for depth, level in enumerate(stack) if level.expects(marker)]
    if fitting:
        return _nearest(stack, fitting, marker)
    alike = [depth for depth, level in enumerate(stack) if level.of(marker)]
    if marker.ordinal in {1, None}:
        return _opening(stack, alike, marker, match, node)
    if alike:
        return _out_of_sequence(stack, alike, marker, node)
    return len(stack) if len(stack) < _DEEPEST else len(stack) - 1


def _set_in(stack: list[_Level], marker: Marker) -> int:
    """Place a bullet by how far it is set in: below what stands further left, beside what stands as far."""
    alike = [depth for depth, level in enumerate(stack) if level.of(marker)]
    beside = [depth for depth in alike if stack[depth].last.indent >= marker.indent - 1]
    if beside:
        return beside[0]
    return min(len(stack), _DEEPEST - 1)


def _nearest(stack: list[_Level], fitting: list[int], marker: Marker) -> int:
    """Choose among lists that all expect a marker: the innermost that is printed in the same way."""
    if marker.leads and len(fitting) > 1:
        fitting = [depth for depth in fitting if stack[depth].last.indent == marker.indent] or fitting
    for depth in reversed(fitting):
        last = stack[depth].last
        if len(fitting) == 1 or (last.leads == marker.leads and _same_separator(stack[depth], marker)):
            return depth
    return fitting[-1]


def _same_separator(level: _Level, marker: Marker) -> bool:
    return len(level.nodes) < 2 or marker.leads or level.last.before == marker.before


def _opening(stack: list[_Level], alike: list[int], marker: Marker, match: str, node: Node) -> int:
    """Place a marker that begins a list while others are open."""
    announced = _announced(match, marker)
    open_marker = stack[-1].last
    if marker.leads and not announced:
        # A list of paragraphs does not stand inside one sentence of another: it is as deep as the lists of paragraphs.
        while stack and not stack[-1].last.leads and not alike:
            stack.pop()
    if not alike:
        return min(len(stack), _DEEPEST - 1)
    same_paragraph = open_marker.paragraph == marker.paragraph
    deeper = marker.leads and marker.indent > open_marker.indent + 1
    inside = announced or deeper or (same_paragraph and "。" in match[open_marker.end : marker.start])
    if inside and len(stack) < _DEEPEST and alike[-1] == len(stack) - 1:
        return len(stack)
    node.remarks.append("nesting-flat" if same_paragraph else "ordinal-repeat")
    return alike[-1] if same_paragraph else alike[0]


def _announced(match: str, marker: Marker) -> bool:
    """Whether a colon stands before a marker, be it at the end of the paragraph before."""
    return match[max(marker.start - 4, 0) : marker.start].rstrip().endswith(("：", ":"))


def _out_of_sequence(stack: list[_Level], alike: list[int], marker: Marker, node: Node) -> int:
    """Place a marker whose number no open list expects."""
    ordinal = marker.ordinal or 0
    ahead = [depth for depth in alike if (stack[depth].last.ordinal or 0) < ordinal]
    node.remarks.append("ordinal-gap" if ahead else "ordinal-repeat")
    if not ahead:
        return alike[-1]
    return min(ahead, key=lambda depth: (ordinal - (stack[depth].last.ordinal or 0), -depth))
