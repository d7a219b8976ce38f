"""Text that means harm is shown as text: it runs nothing, hides nothing, and no control character of it gets out."""

from __future__ import annotations

import ast
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from rich.console import Console
from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip
from textual.widgets import Input

import sahelreader.tui
from bench.terminal import Terminal
from sahelreader.tui import guard
from sahelreader.tui.widgets.prose import Prose
from tests.support.nasty import CONTROLS, STEERING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.tui.driving import Driver, Home

TUI = Path(sahelreader.tui.__file__).parent
SHOWN = "[@click=app.quit]leave[/] [/b]"
"""The beginning of the markup in the dossier, as it must stand on the screen."""
SIZE = (160, 60)
ROADS = {
    "library": [],
    "article": ["enter"],
    "furniture": ["enter", "f"],
    "entry": ["enter", *["tab"] * 5, "enter"],
    "look-up": ["g", *"evil"],
    "question": ["z"],
    "answer": ["z", "1"],
    "choice": ["c"],
    "compared": ["c", "enter"],
}


async def walk(driver: Driver, road: str) -> None:
    await driver.press(*ROADS[road])
    if road == "entry":
        await driver.walk_to("go:")


@pytest.mark.parametrize("road", ROADS)
async def test_markup_is_shown_as_text_in_every_pane(hostile_home: Home, road: str) -> None:
    async with hostile_home.open(size=SIZE) as driver:
        await walk(driver, road)
        assert SHOWN in driver.flowing
        assert not (CONTROLS | STEERING) & set(driver.text)


@pytest.mark.parametrize("road", ROADS)
async def test_a_click_on_markup_does_nothing_of_what_it_says(hostile_home: Home, road: str) -> None:
    async with hostile_home.open(size=SIZE) as driver:
        await walk(driver, road)
        places = [(match.start(), y) for y, line in enumerate(driver.lines) for match in re.finditer("leave", line)]
        assert places
        pane = driver.pane
        for place in places[:6]:
            style = driver.app.screen.get_style_at(*place)
            assert not {"@click", "@mouse.down", "@mouse.up", "@enter"} & set(style.meta), style.meta
        y = places[0][1]
        await driver.click_on("leave", line=driver.lines[y].strip())
        assert driver.app.is_running
        assert driver.pane in (pane, "reader")


async def test_the_palette_shows_markup_as_text_and_opens_what_it_names(hostile_home: Home) -> None:
    async with hostile_home.open(size=SIZE) as driver:
        await driver.press("ctrl+p")
        await driver.until(lambda: isinstance(driver.app.focused, Input))
        await driver.write("Read: A title")
        await driver.until(lambda: SHOWN in driver.flowing)
        await driver.press("enter")
        await driver.until(lambda: len(driver.app.screen_stack) == 1)
        await driver.press()
        assert driver.pane == "reader"


async def test_what_is_typed_is_shown_as_text(hostile_home: Home) -> None:
    async with hostile_home.open() as driver:
        await driver.press("g")
        await driver.write("[@click=app.quit]x[/] [/b]")
        assert "[@click=app.quit]x[/] [/b]" in driver.text
        driver.get("Input", Input).value = "\x1b]0;owned\x07"
        await driver.press()
        assert driver.app.is_running


async def test_selected_markup_is_copied_as_it_stands(hostile_home: Home) -> None:
    async with hostile_home.open("evil", size=SIZE) as driver:
        await driver.click_on("Somebody", times=3)
        assert SHOWN in (driver.app.screen.get_selected_text() or "")


async def test_actions_that_text_could_ask_for_do_nothing(hostile_home: Home, tmp_path: Path) -> None:
    async with hostile_home.open() as driver:
        await driver.app.run_action(f"screenshot('precious', {str(tmp_path)!r})")
        await driver.app.run_action("simulate_key('enter')")
        assert not (tmp_path / "precious").exists()
        assert driver.pane == "library"


# The gate


def test_the_gate_lets_no_control_character_and_no_link_through(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Strip, "render", Strip.render)
    guard.install()
    every = "".join(sorted(CONTROLS | STEERING)) + "\n"
    console = Console(force_terminal=True, color_system="truecolor", legacy_windows=False)
    rendered = Strip([Segment(f"a{every}b"), Segment("c", Style(link="https://example.org"))]).render(console)
    assert rendered == f"a{guard.REPLACEMENT * len(every)}bc"


# The program itself

_SEQUENCE = re.compile(
    rb"\x1b\[[0-9;:?<=>]*[ $]?[@-~]|\x1b\][0-9]+;\?\x07|\x1b[78=>]"
    rb"|\x1b\](?:1[012]|10[4-9]|11[0-9]|22);[^\x07\x1b]*(?:\x07|\x1b\\)|\x1bP=[12]s\x1b\\|\x1b_G[^\x1b]*\x1b\\"
)


@pytest.mark.slow
def test_no_control_character_of_a_text_reaches_the_terminal(hostile_home: Home) -> None:
    command = [str(Path(sys.executable).with_name("sahelreader")), "--dossier", str(hostile_home.dossier)]
    environment = {
        "PATH": "/usr/bin:/bin", "TERM": "xterm-256color", "COLORTERM": "truecolor", "LANG": "C.UTF-8",
        "HOME": "/nonexistent", "SAHELREADER_DATA": str(hostile_home.data), "XDG_CACHE_HOME": str(hostile_home.cache),
    }  # fmt: skip
    written = b""
    with Terminal(command, environment, *SIZE) as terminal:
        chunk = terminal.wait_for(re.compile("The coast"))
        written += chunk.data
        for keys in ("\r", "f", "\t\t\t\t\r", "q", "gevil", "\r", "\x1b", "\x1b", "z", "1", "s", "q", "?"):
            for key in keys:
                terminal.press(NAMES.get(key, key))
                while (piece := terminal.next_chunk(0.3)) is not None:
                    written += piece.data
    text = _SEQUENCE.sub(b"", written).decode("utf-8")
    assert b"leave" in written
    assert "owned" in text
    assert not (CONTROLS | STEERING) & set(text) - set("\r\n"), sorted((CONTROLS | STEERING) & set(text))
    assert b"]0;owned\x07" not in written
    assert b"\x1b]52" not in written
    assert b"\x1b[2J\x1b]0" not in written


NAMES = {"\r": "enter", "\t": "tab", "\x1b": "escape"}


# What the code may not do

SINKS = {
    "Static", "Label", "Button", "Checkbox", "RadioButton", "Collapsible", "OptionList", "Option", "DataTable", "Tree",
    "Markdown", "Link", "Pretty", "Log", "RichLog", "Toast", "TabPane", "Tab", "ListItem",
}  # fmt: skip
CALLS = {
    "notify",
    "escape",
    "from_markup",
    "render_markup",
    "visualize",
    "add_option",
    "add_row",
    "add_column",
    "add_leaf",
}
ATTRIBUTES = {"tooltip", "border_title", "border_subtitle"}


def faults(tree: ast.AST) -> Iterator[str]:
    """What hands a string to something that reads markup."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            name = getattr(node.func, "attr", getattr(node.func, "id", ""))
            if name in SINKS | CALLS:
                yield f"{name}(…), line {node.lineno}"
            yield from (f"{k.arg}=…, line {node.lineno}" for k in node.keywords if k.arg in ATTRIBUTES)
        elif isinstance(node, ast.Attribute) and isinstance(node.ctx, ast.Store) and node.attr in ATTRIBUTES:
            yield f".{node.attr} = …, line {node.lineno}"
        elif isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)) and node.name in ("render", "render_str"):
            yield f"def {node.name}, line {node.lineno}"
        elif isinstance(node, ast.ImportFrom) and node.module == "rich.markup":
            yield f"rich.markup, line {node.lineno}"


@pytest.mark.parametrize("path", sorted(TUI.rglob("*.py")), ids=lambda path: str(path.relative_to(TUI)))
def test_no_string_goes_where_markup_is_read(path: Path) -> None:
    """Our widgets draw strips from plain text; what Textual's own would parse they are never given."""
    assert list(faults(ast.parse(path.read_text(encoding="utf-8")))) == []


@pytest.mark.parametrize(
    "code",
    [
        "Static('x')",
        "self.notify(text)",
        "w.tooltip = text",
        "escape(x)",
        "Foo(tooltip='x')",
        "def render(self): return 'x'",
    ],
)
def test_the_check_for_markup_finds_what_it_is_to_find(code: str) -> None:
    assert list(faults(ast.parse(code)))


async def test_every_widget_of_ours_draws_lines_itself(hostile_home: Home) -> None:
    """No widget in any pane shows its text by a way that reads markup."""
    async with hostile_home.open(size=SIZE) as driver:
        for road in (["enter"], ["g"], ["z"], ["question_mark"], ["c", "enter"]):
            await driver.press("q") if driver.pane != "library" else None
            await driver.press(*road)
            if driver.pane == "lookup":
                await driver.press("escape")
        for widget in driver.app.screen.walk_children(Prose):
            assert type(widget).render_line is Prose.render_line
        ours = {
            type(widget)
            for widget in driver.app.screen.walk_children()
            if type(widget).__module__.startswith("sahelreader")
        }
        assert all(
            "render" not in cls.__dict__
            for kind in ours
            for cls in kind.__mro__
            if cls.__module__.startswith("sahelreader")
        )
