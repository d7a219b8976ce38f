"""`sahelreader optimise`: fits the schedule to your own answers."""

from __future__ import annotations

from sahelreader.cli.output import complain, say, say_json

TYPE_CHECKING = False
if TYPE_CHECKING:
    import argparse
    from typing import Any

    from sahelreader.study.fitting import Fit
    from sahelreader.workspace import Workspace

MISSING = (
    "Fitting the schedule needs numpy and scipy, which are not installed: in the folder of "
    "sahelreader, pipx install '.[optimise]' brings them, or .venv/bin/pip install -e '.[optimise]' where it runs by "
    "./run."
)


def add_parser(commands: Any) -> None:
    """Declare the command."""
    parser: argparse.ArgumentParser = commands.add_parser(
        "optimise",
        help="fit the schedule to your own answers",
        description="Fit the weights of the schedule (FSRS-6) to your answers and tell how well they would have "
        "predicted them: log-loss, less is better. Nothing changes without --apply, and your answers never do.",
    )
    parser.add_argument("--apply", action="store_true", help="use the fitted weights from now on")
    parser.add_argument("--default", action="store_true", help="go back to the weights that the program came with")
    parser.add_argument("--json", action="store_true", help="one JSON object")


def run(arguments: argparse.Namespace, workspace: Workspace) -> int:
    """Fit, tell, and keep if that is wanted."""
    from sahelreader.study.weights import use_weights

    if arguments.default:
        use_weights(workspace.store, 0)
        say("The schedule goes by the weights that the program came with.")
        return 0
    try:
        from sahelreader.study.fitting import DEFAULTS, fit, histories_of
    except ImportError:
        complain(MISSING)
        return 1
    ledger = workspace.ledger()
    histories = [history for key in ledger.book.memories for history in histories_of(ledger.history(key))]
    try:
        found = fit(histories, workspace.study_options.parameters or DEFAULTS)
    except ValueError as error:
        complain(str(error))
        return 1
    if arguments.json:
        _say_json(found)
    else:
        _say(found)
    if arguments.apply:
        _keep(found, workspace)
    elif not arguments.json:
        say("\nNothing was changed; sahelreader optimise --apply uses the fitted weights from now on.")
    return 0


def _say(found: Fit) -> None:
    say(f"{found.reviews:,} answers, {found.counted:,} of them a day or more after the one before.")
    say(f"Log-loss with the weights in use   {found.before:.4f}")
    say(f"with weights fitted to all answers {found.after:.4f}")
    say(f"On the last fifth of the answers: {found.unseen_before:.4f} with the weights in use, ")
    say(f"{found.unseen_after:.4f} with weights fitted to the earlier ones only.")
    if found.unseen_after >= found.unseen_before:
        say("So the fitted weights predict new answers no better; those in use are as good.")


def _say_json(found: Fit) -> None:
    say_json(
        {
            "answers": found.reviews, "counted": found.counted, "before": found.before, "after": found.after,
            "unseen_before": found.unseen_before, "unseen_after": found.unseen_after, "weights": list(found.weights),
        }
    )  # fmt: skip


def _keep(found: Fit, workspace: Workspace) -> None:
    from sahelreader.store.moment import read_clock
    from sahelreader.study.weights import keep_weights

    at_ms = read_clock().at_ms
    losses = (found.before, found.after)
    number = keep_weights(workspace.store, found.weights, at_ms=at_ms, answers=found.reviews, losses=losses)
    say(f"\nThe schedule goes by them from now on (weights {number}); --default goes back.")
