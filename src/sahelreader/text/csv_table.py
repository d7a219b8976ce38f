"""Tables of comma-separated values that a spreadsheet opens without running any of them."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Sequence

from sahelreader.text.clean import clean

_FORMULA = re.compile(r"[\s\ufeff]*[=+\-@|%\uff1d\uff0b\uff0d\uff20\t\r\n]")
"""What a spreadsheet may take for the beginning of a formula (OWASP, "CSV Injection"), in full width too."""


def csv_table(header: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Header and rows as of RFC 4180, with line ends of Unix; every cell is in quotation marks, clean and harmless."""
    out = io.StringIO()
    writer = csv.writer(out, quoting=csv.QUOTE_ALL, lineterminator="\n")
    writer.writerows([harmless(clean(cell)) for cell in row] for row in (header, *rows))
    return out.getvalue()


def harmless(cell: str) -> str:
    """A cell that no spreadsheet runs: one that could be taken for a formula begins with an apostrophe."""
    return f"'{cell}" if _FORMULA.match(cell) else cell
