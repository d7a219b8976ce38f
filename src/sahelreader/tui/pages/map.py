"""The map as a document: outlines in braille, the places named in the articles, the far ones at the rim."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from sahelreader.compare.atlas import Point, View
from sahelreader.tui.braille import Canvas
from sahelreader.tui.document import Document, Paragraph, Span, Writer
from sahelreader.tui.wrapping import fit

NEAR, FAR = "●", "○"
RIM_STEPS, RIM_ROWS = 9, 3
"""How far along the rim, and how many rows from it, room is looked for; a place without a caption is in the list."""


class Spot(NamedTuple):
    """A place to be shown."""

    ident: str
    name: str
    times: int
    """How often it is named."""
    point: Point | None
    """None: the dossier gives no position."""
    inside: str = ""
    """Name of the place that it is shown at, since it lies there and has no position of its own."""


class Caption(NamedTuple):
    """Words on the map."""

    row: int
    column: int
    text: str
    ident: str
    style: str


def drawn(view: View) -> list[str]:
    """The outlines as rows of braille characters; the view's size is in dots."""
    canvas = Canvas(view.width // 2, view.height // 4)
    for line in view.lines():
        canvas.line(*line)
    return [canvas.text(row) for row in range(canvas.rows)]


def map_page(view: View, ground: Sequence[str], spots: Sequence[Spot], chosen: str) -> Document:
    """The map with its captions; `ground` as `drawn` made it, `chosen` the place that stands out."""
    captions = list(_captions(view, spots, chosen))
    paragraphs = []
    for row, text in enumerate(ground):
        here = sorted((caption for caption in captions if caption.row == row), key=lambda caption: caption.column)
        line, spans = text, []
        for caption in here:
            end = caption.column + len(caption.text)
            line = line[: caption.column] + caption.text + line[end:]
            spans.append(Span(caption.column, end, caption.style, f"entry:{caption.ident}"))
        paragraphs.append(Paragraph(line, "bar", tuple(spans), gap=0, wrap=False))
    return Document(paragraphs)


def places_page(spots: Sequence[Spot], view: View, width: int) -> Document:
    """The same in words: every place, how often it is named, and where it is to be seen."""
    rows = []
    for spot in spots:
        where = _where(spot, view)
        name = fit(spot.name, max(width - len(where) - 7, 8))
        line = Writer().add(f"{spot.times:>3}  ", "dim").add(name, "place", f"entry:{spot.ident}")
        rows.append(line.add(where.rjust(max(width - 5 - len(name), 0)), "dim").paragraph(gap=0, wrap=False))
    return Document(rows or [Paragraph("No place is named in these articles.", "dim")])


def _where(spot: Spot, view: View) -> str:
    if spot.point is None:
        return "no position"
    if spot.inside:
        return f"in {spot.inside}"
    return "" if view.holds(spot.point) else view.rim(spot.point)[2]


def _captions(view: View, spots: Sequence[Spot], chosen: str) -> Iterator[Caption]:
    """Labels that don't overlap: the chosen place first, then those named most."""
    columns, rows = view.width // 2, view.height // 4
    taken = [[False] * columns for _ in range(rows)]
    for spot in sorted(spots, key=lambda spot: (spot.ident != chosen, spot.inside != "", -spot.times)):
        if spot.point is None:
            continue
        is_near = view.holds(spot.point)
        places = _near(view, spot) if is_near else _at_rim(view, spot, columns, rows)
        found = next((place for place in places if _has_room(taken, *place)), None)
        if found is not None:
            row, column, text = found
            for at in range(max(column - 1, 0), min(column + len(text) + 1, columns)):
                taken[row][at] = True
            style = "cursor" if spot.ident == chosen else "place" if is_near else "place faint"
            yield Caption(row, column, text, spot.ident, style)


def _near(view: View, spot: Spot) -> Iterator[tuple[int, int, str]]:
    """A sign and a name beside it; at worst the sign alone."""
    assert spot.point is not None  # noqa: S101 (asked for places with a position only)
    x, y = view.dot(spot.point)
    row, column = int(y) // 4, int(x) // 2
    sign = FAR if spot.inside else NEAR
    right, left = f"{sign} {spot.name}", f"{spot.name} {sign}"
    for by in (0, 1, -1) if spot.inside else (0,):
        yield row + by, column, right
        yield row + by, column - len(left) + 1, left
    yield row, column, sign


def _at_rim(view: View, spot: Spot, columns: int, rows: int) -> Iterator[tuple[int, int, str]]:
    """The name with an arrow, at the edge where it lies or as near to that as there is room."""
    assert spot.point is not None  # noqa: S101 (asked for places with a position only)
    x, y, arrow = view.rim(spot.point)
    row, column = min(int(y) // 4, rows - 1), int(x) // 2
    text = f"{spot.name} {arrow}" if column > columns // 2 else f"{arrow} {spot.name}"
    column = min(max(column - len(text) // 2, 0), columns - len(text))
    is_at_side = 0 < row < rows - 1
    for step in range(RIM_STEPS):
        for by in (step, -step) if step else (0,):
            if is_at_side:
                yield row + by, column, text
            else:
                inwards = step % RIM_ROWS
                yield row + (inwards if row == 0 else -inwards), column + 3 * by, text


def _has_room(taken: Sequence[Sequence[bool]], row: int, column: int, text: str) -> bool:
    if not 0 <= row < len(taken) or column < 0 or column + len(text) > len(taken[row]):
        return False
    return not any(taken[row][column : column + len(text)])
