"""A screen that understands what terminal programs write, and answers what they ask."""

from __future__ import annotations

import re

import pyte

ANSWERS = [
    (re.compile(rb"\x1b\[0?c"), b"\x1b[?62;22c"),
    (re.compile(rb"\x1b\[>0?c"), b"\x1b[>1;4000;0c"),
    (re.compile(rb"\x1b\[>0?q"), b"\x1bP>|bench(1)\x1b\\"),
    (re.compile(rb"\x1b\[6n"), b"\x1b[1;1R"),
    (re.compile(rb"\x1b\[5n"), b"\x1b[0n"),
    (re.compile(rb"\x1b\]10;\?(?:\x07|\x1b\\)"), b"\x1b]10;rgb:dddd/dddd/dddd\x1b\\"),
    (re.compile(rb"\x1b\]11;\?(?:\x07|\x1b\\)"), b"\x1b]11;rgb:1010/1010/1010\x1b\\"),
    (re.compile(rb"\x1b\[\?2026\$p"), b"\x1b[?2026;2$y"),
    (re.compile(rb"\x1b\[\?2048\$p"), b"\x1b[?2048;0$y"),
    (re.compile(rb"\x1b\[\?u"), b"\x1b[?0u"),
    (re.compile(rb"\x1b\[14t"), b"\x1b[4;800;1200t"),
    (re.compile(rb"\x1b\[16t"), b"\x1b[6;20;10t"),
]
"""The questions that programs ask a terminal at their start, with the answers of a modern one: the device (DA1, DA2,
XTVERSION), the cursor (DSR), the colours (OSC 10 and 11), the modes 2026 and 2048, the kitty keyboard, the size in
pixels. Unanswered, some programs wait."""
LONGEST_QUESTION = 16

# What pyte does not know and would print, or stumble over.
_UNKNOWN = re.compile(
    rb"\x1bP.*?\x1b\\|\x1b[_^X].*?\x1b\\|\x1b\[[<=>][0-9;:]*[A-Za-z]|\x1b\[\?[0-9;]*\$p|\x1b\[[0-9;]* q"
    rb"|\x1b\[\?[0-9;]*u|\x1b\[[0-9;]*t",
    re.DOTALL,
)
_COLONS = re.compile(rb"\x1b\[([0-9;:]*:[0-9;:]*)m")
_WHOLE_SEQUENCE = re.compile(
    rb"\x1b(\[[0-9;:?<=>]*[ $]?[@-~]|[78=>cDEHMNOZ\\]|[()*+][0-9A-Za-z]|[PX^_\]].*?(\x07|\x1b\\))", re.DOTALL
)


class Answerer:
    """Finds questions in a stream that comes in pieces."""

    def __init__(self) -> None:
        self._tail = b""

    def answers(self, data: bytes) -> list[bytes]:
        """The answers to the questions that `data` completes."""
        seen = self._tail + data
        found = [
            answer for question, answer in ANSWERS for match in question.finditer(seen) if match.end() > len(self._tail)
        ]
        self._tail = seen[-LONGEST_QUESTION:]
        return found


class Emulator:
    """A screen of `columns` by `rows`, fed with what a program writes."""

    def __init__(self, columns: int, rows: int) -> None:
        self._screen = pyte.Screen(columns, rows)
        self._stream = pyte.ByteStream(self._screen)
        self._held = b""

    def feed(self, data: bytes) -> None:
        """Take a piece of output; a sequence cut in two waits for its other half."""
        data, self._held = self._held + data, b""
        last = data.rfind(b"\x1b", max(0, len(data) - 256))
        if last >= 0 and not _WHOLE_SEQUENCE.match(data, last):
            data, self._held = data[:last], data[last:]
        data = _COLONS.sub(lambda match: b"\x1b[" + match[1].replace(b":", b";") + b"m", _UNKNOWN.sub(b"", data))
        self._stream.feed(data)

    def resize(self, columns: int, rows: int) -> None:
        """Another size."""
        self._screen.resize(rows, columns)

    @property
    def text(self) -> str:
        """The rows of the screen, joined with newlines."""
        return "\n".join(self._screen.display)

    def shows(self, pattern: re.Pattern[str]) -> bool:
        """Whether the pattern is on the screen, as it stands or with every run of white space made one blank."""
        text = self.text
        return bool(pattern.search(text) or pattern.search(re.sub(r"\s+", " ", text)))
