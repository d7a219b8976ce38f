"""A quotation is shown in marks, and has none twice."""

from __future__ import annotations

import pytest

from sahelreader.text.quotation import in_marks


@pytest.mark.parametrize(
    ("quote", "shown"),
    [
        ("a free quay", "“a free quay”"),
        ('"A free quay is cheaper', '"A free quay is cheaper'),
        ("A free quay is cheaper,” she said, “and better.”", "A free quay is cheaper,” she said, “and better.”"),
        ("a free quay is cheaper.”", "a free quay is cheaper.”"),
        ('the private company "Guild."', '“the private company "Guild."”'),
        ("the collective “Guild”", "“the collective “Guild””"),
    ],
)
def test_marks_stand_around_it_unless_it_brings_its_own(quote: str, shown: str) -> None:
    assert in_marks(quote) == shown
