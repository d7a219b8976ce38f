"""How far confidence could be trusted, as a chart: of the answers given at each step, the share that was right."""

from __future__ import annotations

from sahelreader.study.calibration import Step
from sahelreader.tui.document import Paragraph, Writer

BAR = 24
"""Cells of a whole bar."""


def calibration_rows(steps: tuple[Step, ...]) -> tuple[Paragraph, ...]:
    """A heading and a bar for each step; nothing where no answer was given with a confidence."""
    if not any(step.answers for step in steps):
        return ()
    rows = [Paragraph("Right, by how sure you were", "label", gap=0)]
    for i, step in enumerate(steps):
        filled = round(step.share * BAR)
        line = Writer().add(f"{step.words:<12}").add("█" * filled, "progress").add("░" * (BAR - filled), "dim")
        told = f"  {step.share:.0%} of {step.answers}" if step.answers else "  none yet"
        rows.append(line.add(told, "dim").paragraph(indent=3, gap=int(i == len(steps) - 1), wrap=False))
    return tuple(rows)
