"""Reads the command line, opens the workspace and hands both to the command."""

from __future__ import annotations

import argparse
import importlib
import os
import sys
from collections.abc import Sequence
from typing import NoReturn

from sahelreader import __version__
from sahelreader.cli import output

COMMANDS = ("open", "define", "entities", "quiz", "articles", "check", "paths")
CLOSED_PIPE = 141
"""Exit status when the reader of our output went away: 128 + SIGPIPE, as a shell reports it."""
FAILED = 1
MISUSED = 2


class _Parser(argparse.ArgumentParser):
    """Errors as one clean sentence."""

    def error(self, message: str) -> NoReturn:
        output.complain(f"{message[:1].upper()}{message[1:]}. See {self.prog} --help.")
        self.exit(MISUSED)


def parser() -> argparse.ArgumentParser:
    """The parser of the whole command line."""
    top = _Parser(
        prog="sahelreader",
        description="Read a dossier of articles, look names up, and remember what you read.",
        epilog="Without a command, the library opens.",
    )
    top.add_argument("--version", action="version", version=f"sahelreader {__version__}")
    top.add_argument("--dossier", metavar="DIR", help="the dossier to open (default: the one that ships with the program)")
    top.add_argument("--data-dir", metavar="DIR", help="where your answers and places are kept")
    commands = top.add_subparsers(dest="command", metavar="COMMAND", parser_class=_Parser)
    for name in COMMANDS:
        importlib.import_module(f"sahelreader.cli.{name}").add_parser(commands)
    return top


def main(argv: Sequence[str] | None = None) -> int:
    """Run the program; returns its exit status. No exception of ours leaves here."""
    if sys.stdout is None:
        output.complain("Standard output is closed; there is nowhere to write to.")
        return FAILED
    try:
        arguments = parser().parse_args(argv)
        status = _run(arguments)
        sys.stdout.flush()
    except BrokenPipeError:
        output.close_quietly()
        return CLOSED_PIPE
    except KeyboardInterrupt:
        return 130
    return status


def _run(arguments: argparse.Namespace) -> int:
    from sahelreader import paths
    from sahelreader.workspace import NotFoundError, Workspace

    data = paths.absolute(arguments.data_dir) or paths.data_folder(os.environ)
    folder = paths.absolute(arguments.dossier or os.environ.get(paths.DOSSIER_VARIABLE)) or paths.bundled_dossier()
    workspace = Workspace(folder, data, paths.cache_folder(os.environ))
    command = arguments.command or "open"
    try:
        status: int = importlib.import_module(f"sahelreader.cli.{command}").run(arguments, workspace)
    except NotFoundError as error:
        output.complain(str(error))
        return FAILED
    except Exception as error:
        if not _is_expected(error):
            raise
        for line in str(error).splitlines():
            output.complain(line)
        return FAILED
    finally:
        workspace.close()
    return status


def _is_expected(error: Exception) -> bool:
    """Whether an error is a sentence for the reader; the modules are looked up only now, since most runs need neither."""
    known = {("sahelreader.dossier.problems", "DossierError"), ("sahelreader.store.errors", "StoreError")}
    return any((kind.__module__, kind.__name__) in known for kind in type(error).__mro__)
