"""What can go wrong with a file that comes in or goes out, said in one sentence with the mend."""

from __future__ import annotations


class ExchangeError(Exception):
    """A file can't be read or written. The message is one sentence that names the file and the mend."""
