"""`sahelreader completions`: what a shell needs to complete commands, options, articles and entries."""

from __future__ import annotations

import re

from sahelreader.cli.output import complain, say

TYPE_CHECKING = False
if TYPE_CHECKING:
    import argparse
    from typing import Any

    from sahelreader.workspace import Workspace

SHELLS = ("bash", "zsh", "tcsh", "fish")
_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
"""What is given to a shell to choose from: nothing that it could read as anything but a word."""
_WHAT = {"ARTICLE": "articles", "OTHER": "articles", "ADDRESS": "articles", "ENTRY": "entries"}
_BASH = """
_sahelreader_{what}() {{
  local ids; ids=$(sahelreader completions --ids {what} 2>/dev/null) && compgen -W "$ids" -- "$1"
}}
"""
_ZSH = """
_sahelreader_{what}() {{
  local -a ids; ids=(${{(f)"$(sahelreader completions --ids {what} 2>/dev/null)"}}); compadd -a ids
}}
"""


def add_parser(commands: Any) -> None:
    """Declare the command."""
    parser: argparse.ArgumentParser = commands.add_parser(
        "completions", help="print completions for your shell",
        description="Print a script that completes commands, options, articles and entries. For zsh: "
        "sahelreader completions zsh > _sahelreader, in a folder of $fpath. For fish: sahelreader completions fish > "
        "~/.config/fish/completions/sahelreader.fish. For bash: "
        "sahelreader completions bash > ~/.local/share/bash-completion/completions/sahelreader",
    )  # fmt: skip
    what = parser.add_mutually_exclusive_group()
    what.add_argument("shell", nargs="?", choices=SHELLS, help="the shell")
    what.add_argument("--ids", choices=("articles", "entries"), help="print the ids that are completed")


def run(arguments: argparse.Namespace, workspace: Workspace) -> int:
    """Print the script, or the ids."""
    if not (arguments.ids or arguments.shell):
        complain(f"For which shell? Name one of {', '.join(SHELLS)}: sahelreader completions bash.")
        return 2
    if arguments.ids:
        for ident in _ids(arguments.ids, workspace):
            say(ident)
    else:
        say(script(arguments.shell))
    return 0


def _ids(what: str, workspace: Workspace) -> list[str]:
    found = [head.id for head in workspace.overview.articles] if what == "articles" else list(workspace.entries)
    return [ident for ident in found if _ID.fullmatch(ident)]


def script(shell: str) -> str:
    """The completions for a shell."""
    import argparse

    import shtab

    from sahelreader.cli.main import parser

    top = parser()
    for action in top._actions:  # noqa: SLF001 (argparse tells its parts in no other way)
        if isinstance(action, argparse._SubParsersAction):  # noqa: SLF001 (as above)
            for command in action.choices.values():
                _complete(command, shell)
    template = {"bash": _BASH, "zsh": _ZSH}.get(shell, "")
    return str(shtab.complete(top, shell, preamble=_functions(template)))


def _complete(command: argparse.ArgumentParser, shell: str) -> None:
    """Say for each argument that is an article or an entry how it is completed."""
    for action in command._actions:  # noqa: SLF001 (as above)
        what = _WHAT.get(str(action.metavar or action.dest).upper(), "")
        if action.dest == "article":
            what = "articles"
        elif action.dest in ("term", "name") or (action.option_strings and action.metavar == "NAME"):
            what = "entries"
        if what:
            call = f"sahelreader completions --ids {what}"
            by_shell = {"tcsh": f"`{call}`", "fish": f"({call})"}
            action.complete = {shell: by_shell.get(shell, f"_sahelreader_{what}")}  # type: ignore[attr-defined]


def _functions(template: str) -> str:
    return "".join(template.format(what=what) for what in ("articles", "entries"))
