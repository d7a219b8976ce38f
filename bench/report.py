"""How results are printed: a ratio to a named peer, with what is allowed."""

from __future__ import annotations

from dataclasses import dataclass
from statistics import median


@dataclass(frozen=True, slots=True)
class Result:
    """One measured thing beside its peer, or beside nothing where only the absolute counts."""

    what: str
    ours: list[float]
    unit: str
    peer: str = ""
    theirs: tuple[float, ...] = ()
    most: float | None = None
    """The largest ratio allowed; without a peer, the largest median allowed."""

    @property
    def value(self) -> float:
        """The ratio of the medians, or the median where there is no peer."""
        return median(self.ours) / median(self.theirs) if self.theirs else median(self.ours)

    def __str__(self) -> str:
        """One line: what, ratio, limit, and the medians with their spread."""
        ours = f"{_spread(self.ours)} {self.unit}"
        against = f" : {self.peer} {_spread(list(self.theirs))} {self.unit}" if self.theirs else ""
        shown = f"{self.value:.2f}x" if self.theirs else f"{self.value:.1f} {self.unit}"
        limit = ""
        if self.most is not None:
            limit = f"{'at most' if self.value <= self.most else 'OVER'} {self.most:g}"
        return f"{self.what:<44} {shown:>10}  {limit:<13} {ours}{against}  n={len(self.ours)}"


def _spread(values: list[float]) -> str:
    return f"{median(values):.1f} ({min(values):.1f}-{max(values):.1f})"
