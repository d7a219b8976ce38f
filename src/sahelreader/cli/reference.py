"""The command line as data, for the man page and the reference: read from the parsers that also print `--help`."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from typing import NamedTuple

TOPICS = {
    "Exit status": (
        ("0", "Something was found, or done."),
        ("1", "Nothing was found, or it could not be done; a sentence on standard error says why."),
        ("2", "The command line is wrong, or there is no terminal for the app."),
        ("70", "The program made a mistake; the sentence names the report of it."),
        ("141", "Whatever read the output went away."),
    ),
    "Environment": (
        ("SAHELREADER_DOSSIER", "The dossier that opens when --dossier names none."),
        ("SAHELREADER_DATA", "The folder of your answers, places and notes when --data-dir names none."),
        ("SAHELREADER_CONFIG", "The folder of settings.toml and keys.toml."),
        ("XDG_DATA_HOME, XDG_CONFIG_HOME, XDG_CACHE_HOME", "Where these folders are otherwise; only absolute paths."),
        ("PAGER, LESS", "What `read` shows an article in, and its options."),
        ("NO_COLOR", "Set to anything: no colours; the kinds of names still differ."),
        ("COLUMNS", "The width to wrap at."),
    ),
    "Files": (
        ("~/.local/share/sahelreader/reader.db", "Your answers, places, notes and choices."),
        ("~/.config/sahelreader/settings.toml", "Settings; `sahelreader settings --make` writes it with comments."),
        ("~/.config/sahelreader/keys.toml", "Keys of your own."),
        ("~/.cache/sahelreader", "What can be made again; it can be deleted at any time."),
    ),
}  # fmt: skip
"""What is no command: names with what they mean."""


class Argument(NamedTuple):
    """An argument or option."""

    names: str
    words: str


class Command(NamedTuple):
    """A command with all that can be given to it."""

    name: str
    usage: str
    summary: str
    description: str
    arguments: tuple[Argument, ...]


def reference(top: argparse.ArgumentParser) -> tuple[Command, tuple[Command, ...]]:
    """The program itself, and its commands in their order."""
    commands = []
    for action in top._actions:  # noqa: SLF001 (argparse tells its parts in no other way)
        if isinstance(action, argparse._SubParsersAction):  # noqa: SLF001 (as above)
            summaries = {choice.dest: choice.help or "" for choice in action._choices_actions}  # noqa: SLF001
            for name, parser in action.choices.items():
                if name in summaries or f"{name} " in " ".join(summaries):
                    summary = next(text for key, text in summaries.items() if key.split(" ")[0] == name)
                    commands.append(_command(name, parser, summary))
    return _command("sahelreader", top, top.description or ""), tuple(commands)


def _command(name: str, parser: argparse.ArgumentParser, summary: str) -> Command:
    formatter = argparse.HelpFormatter(parser.prog, width=10_000)
    formatter.add_usage(None, parser._actions, parser._mutually_exclusive_groups, "")  # noqa: SLF001
    usage = " ".join(formatter.format_help().split())
    description = parser.description or f"{summary[:1].upper()}{summary[1:]}."
    return Command(name, usage, summary, description, tuple(_arguments(parser)))


def _arguments(parser: argparse.ArgumentParser) -> Iterator[Argument]:
    for action in parser._actions:  # noqa: SLF001 (as above)
        if isinstance(action, argparse._SubParsersAction) or action.help == argparse.SUPPRESS:  # noqa: SLF001
            continue
        if isinstance(action, argparse._HelpAction):  # noqa: SLF001
            continue
        words = (action.help or "") % {"default": action.default, "prog": parser.prog} if action.help else ""
        yield Argument(_names(action), words)


def _names(action: argparse.Action) -> str:
    choices = "{" + ",".join(map(str, action.choices)) + "}" if action.choices else ""
    value = choices or (action.metavar if isinstance(action.metavar, str) else action.dest.upper())
    if not action.option_strings:
        return choices or (action.metavar if isinstance(action.metavar, str) else action.dest)
    return ", ".join(action.option_strings) + (f" {value}" if action.nargs != 0 else "")
