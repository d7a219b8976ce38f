"""Reads the command line, opens the workspace and hands both to the command."""

from __future__ import annotations

import argparse
import importlib
import os
import sys

from sahelreader import __version__
from sahelreader.cli import output

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from typing import Any, NoReturn

COMMANDS = (
    "open",
    "read",
    "list",
    "outline",
    "define",
    "search",
    "who",
    "entities",
    "quotes",
    "claims",
    "timeline",
    "compare",
    "notes",
    "quiz",
    "answer",
    "stats",
    "export",
    "import",
    "check",
    "settings",
    "paths",
    "backup",
    "restore",
    "merge",
    "verify",
    "optimise",
    "completions",
    "man",
)
ALIASES = {"articles": "list"}
TELL_THEMSELVES = ("open", "quiz")
"""Commands that say at their beginning what happened to the reader's data."""
CLOSED_PIPE = 141
"""Exit status when the reader of our output went away: 128 + SIGPIPE, as a shell reports it."""
FAILED = 1
MOST_SENTENCES = 5
"""Problems of a dossier that any command tells; `check` tells all."""
MISUSED = 2


class _Help(argparse.HelpFormatter):
    def __init__(self, prog: str) -> None:
        super().__init__(prog, width=output.measure())


class _Parser(argparse.ArgumentParser):
    """Says everything through `output`, and errors as one sentence."""

    def __init__(self, **settings: Any) -> None:
        super().__init__(formatter_class=_Help, allow_abbrev=False, **settings)

    def _print_message(self, message: str, file: Any = None) -> None:
        if message and file is not None:
            output.say(message.rstrip("\n"), file)

    def error(self, message: str) -> NoReturn:
        output.complain(f"{message[:1].upper()}{message[1:]}. See {self.prog} --help.")
        self.exit(MISUSED)


def parser(names: Iterable[str] = COMMANDS) -> argparse.ArgumentParser:
    """The parser of the command line, as far as these commands go."""
    top = _Parser(
        prog="sahelreader",
        description="Read a dossier of articles, look names up, and remember what you read.",
        epilog="Without a command, the library opens.",
    )
    top.add_argument("--version", action="version", version=f"sahelreader {__version__}")
    top.add_argument(
        "--dossier", metavar="DIR", help="the dossier to open (default: the one that ships with the program)"
    )
    top.add_argument("--data-dir", metavar="DIR", help="where your answers and places are kept")
    commands = top.add_subparsers(dest="command", metavar="COMMAND", parser_class=_Parser, prog="sahelreader")
    for name in names:
        _module(name).add_parser(commands)
    return top


def _module(command: str) -> Any:
    """The module of a command; that of a Python keyword has an underscore."""
    return importlib.import_module(f"sahelreader.cli.{command}{'_' if command == 'import' else ''}")


def main(argv: Sequence[str] | None = None) -> int:
    """Run the program; returns its exit status. No exception of ours leaves here."""
    if sys.stdout is None:
        output.complain("Standard output is closed; there is nowhere to write to.")
        return FAILED
    try:
        status = _parse_and_run(sys.argv[1:] if argv is None else argv)
        sys.stdout.flush()
    except BrokenPipeError:
        output.close_quietly()
        return CLOSED_PIPE
    except OSError as error:
        output.complain(f"What there is to say can't be written to standard output: {error.strerror or error}.")
        output.close_quietly()
        return FAILED
    except KeyboardInterrupt:
        return 130
    return status


def _parse_and_run(argv: Sequence[str]) -> int:
    name = _command_in(argv)
    name = ALIASES.get(name, name)
    if name and name not in COMMANDS:
        output.complain(f"There is no command {output.quoted(name)}{_meant(name)}")
        return MISUSED
    try:
        reader = parser(_commands_for(name, argv))
        arguments, rest = reader.parse_known_args(argv)
        if rest:
            output.complain(f"Unrecognized arguments: {' '.join(rest)}. See {f'sahelreader {name}'.strip()} --help.")
            return MISUSED
    except SystemExit as told:  # the help, the version or a mistake has been printed
        return told.code if isinstance(told.code, int) else 0
    return _run(arguments)


def _command_in(argv: Sequence[str]) -> str:
    """The first word that is no option and no option's value: with it one command is loaded instead of all."""
    words = iter(argv)
    for word in words:
        if word in ("--dossier", "--data-dir"):
            next(words, None)
        elif not word.startswith("-"):
            return word
    return ""


def _meant(name: str) -> str:
    from difflib import get_close_matches

    near = get_close_matches(name, (*COMMANDS, *ALIASES), 1)
    return f"; did you mean {near[0]}?" if near else ". See sahelreader --help."


def _commands_for(name: str, argv: Sequence[str]) -> Sequence[str]:
    """The commands whose parsers are needed; none for the version."""
    return (name,) if name in COMMANDS else () if argv and argv[0] == "--version" else COMMANDS


def _run(arguments: argparse.Namespace) -> int:
    from sahelreader import paths
    from sahelreader.workspace import NotFoundError, Workspace

    try:
        data = paths.absolute(arguments.data_dir) or paths.data_folder(os.environ)
        config = paths.config_folder(os.environ)
        folder = paths.absolute(arguments.dossier or os.environ.get(paths.DOSSIER_VARIABLE)) or paths.bundled_folder()
    except FileNotFoundError:
        output.complain("The current folder is gone, and a folder was named within it; change to another one.")
        return FAILED
    workspace = Workspace(folder, data, paths.cache_folder(os.environ), config)
    command = ALIASES.get(arguments.command, arguments.command) or "open"
    try:
        status: int = _module(command).run(arguments, workspace)
    except NotFoundError as error:
        output.complain(str(error))
        return FAILED
    except (BrokenPipeError, output.OutputError):
        raise
    except Exception as error:  # noqa: BLE001 (what is no sentence for the reader is kept as a report)
        if not _is_expected(error):
            import traceback

            from sahelreader.cli.crash import own_up

            return own_up(workspace, traceback.format_exc())
        _complain_of(str(error).splitlines())
        return FAILED
    finally:
        if command not in TELL_THEMSELVES and workspace.notice:
            output.complain(workspace.notice)
        workspace.close()
    return status


def _complain_of(sentences: Sequence[str]) -> None:
    """Tell what is wrong, and of a dossier with many mistakes the first ones."""
    for sentence in sentences[:MOST_SENTENCES]:
        output.complain(sentence)
    if (more := len(sentences) - MOST_SENTENCES) > 0:
        output.complain(f"And {output.counted(more, 'problem')} more: sahelreader check lists them all.")


def _is_expected(error: Exception) -> bool:
    """Whether an error is a sentence for the reader; by name, since most runs never load the modules."""
    known = {
        ("sahelreader.dossier.problems", "DossierError"),
        ("sahelreader.exchange.errors", "ExchangeError"),
        ("sahelreader.store.errors", "StoreError"),
    }
    return any((kind.__module__, kind.__name__) in known for kind in type(error).__mro__)
