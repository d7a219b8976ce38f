"""Finds who or what an option names, as `define` does."""

from __future__ import annotations

from sahelreader.cli.output import complain, quoted

TYPE_CHECKING = False
if TYPE_CHECKING:
    from sahelreader.workspace import Workspace


def entries_called(name: str, workspace: Workspace) -> tuple[str, ...]:
    """Ids of the entries with this name in any form; raises `NotFoundError`. What a slip was taken for is said."""
    from sahelreader.workspace import NotFoundError

    answer = workspace.look_up(name)
    if not answer.ids:
        hint = f" Near it: {', '.join(answer.near)}." if answer.near else " sahelreader entities lists the names."
        hint = hint if workspace.names["names"] else " It has no names or terms."
        raise NotFoundError(f"Nothing in this dossier is called {quoted(name)}.{hint}")
    if answer.meant:
        complain(f"Nothing is called {quoted(name)}; did you mean {answer.meant}?")
    return answer.ids


def entities_called(name: str, workspace: Workspace) -> frozenset[str]:
    """Ids of the entities with this name in any form; raises `NotFoundError`. What a slip was taken for is said."""
    terms = workspace.glossary.terms
    return frozenset(
        terms[ident].entity or ident if ident in terms else ident for ident in entries_called(name, workspace)
    )
