"""How far confidence could be trusted, as a chart: of the answers given at each step, the share that was right."""

from __future__ import annotations

from sahelreader.study.calibration import CONFIDENCE
from sahelreader.study.statistics_share import Share
from sahelreader.tui.document import Paragraph, Writer

BAR = 24
"""Cells of a whole bar."""


def calibration_rows(shares: tuple[Share, ...]) -> tuple[Paragraph, ...]:
    """A heading and a bar for each step; nothing where no answer was given with a confidence."""
    if not any(share.total for share in shares):
        return ()
    rows = [Paragraph("Right, by how sure you were", "label", gap=0)]
    for words, share in zip(CONFIDENCE, shares, strict=True):
        filled = round(share.value * BAR)
        line = Writer().add(f"{words:<12}").add("█" * filled, "progress").add("░" * (BAR - filled), "dim")
        told = f"  {share.value:.0%} of {share.total}" if share.total else "  none yet"
        rows.append(line.add(told, "dim").paragraph(indent=3, gap=int(words == CONFIDENCE[-1]), wrap=False))
    return tuple(rows)
