"""Text in Markdown is shown as it is."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from sahelreader.text.markdown import markdown_table, plain, plain_lines


def test_marks_of_markdown_are_shown_as_they_are() -> None:
    assert plain("# *a* _b_ [c](d) <e> &amp;") == r"\# \*a\* \_b\_ \[c\](d) \<e\> \&amp;"
    assert plain("- a\n1. b") == r"\- a 1. b"
    assert plain("1. b") == r"1\. b"
    assert plain("1,000 crowns") == "1,000 crowns"


def test_lines_are_kept_where_they_are_to_be() -> None:
    assert plain_lines("a\n    b\n- c") == "a\nb\n\\- c"


@given(st.lists(st.lists(st.text(), min_size=2, max_size=2)))
def test_no_cell_ends_its_row(rows: list[list[str]]) -> None:
    lines = list(markdown_table(["a", "b"], rows))
    assert len(lines) == 2 + len(rows)
    for line in lines:
        assert len(line.splitlines()) == 1
        assert re.sub(r"\\.", "", line).count("|") == 3
