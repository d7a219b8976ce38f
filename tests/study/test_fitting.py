"""Weights fitted to a reader's answers: worth what another program says they are, and never forced on anyone."""

from __future__ import annotations

import json
import random
from pathlib import Path
from typing import Any

import fsrs_rs_python as rust
import numpy as np
import pytest
from fsrs import Scheduler

from sahelreader.cli.main import main
from sahelreader.store.store import Store
from sahelreader.study import fitting
from sahelreader.study.fitting import DEFAULTS, batch_of, fit, log_loss
from sahelreader.study.weights import keep_weights, use_weights, weights_in_use
from tests.study.making import days_later, make_event
from tests.study.test_oracles import gap, random_histories, rust_items
from tests.support.small_dossier import write_dossier

FORGETFUL = tuple(weight * (0.4 if index < 4 else 1) for index, weight in enumerate(DEFAULTS))
"""Somebody who forgets what is new more than twice as fast as most."""


def learner(seed: int, facts: int, weights: tuple[float, ...] = FORGETFUL) -> list[list[tuple[int, int]]]:
    """What a reader with such a memory would have answered on a schedule for everybody."""
    dice = random.Random(seed)  # noqa: S311 - no secret
    theirs, usual = rust.FSRS(list(weights)), rust.FSRS(list(DEFAULTS))
    factor = 0.9 ** (-1 / weights[20]) - 1
    histories = []
    for _ in range(facts):
        day = dice.randint(0, 60)
        history = [(dice.choice((1, 3, 3)), day)]
        for _ in range(dice.randint(2, 9)):
            reviews = rust.FSRSItem(rust_items(history))
            day += max(1, round(usual.memory_state(reviews).stability))
            recall = (1 + factor * (day - history[-1][1]) / theirs.memory_state(reviews).stability) ** -weights[20]
            history.append((3 if dice.random() < recall else 1, day))
        histories.append(history)
    return histories


@pytest.fixture(scope="module")
def histories() -> list[list[tuple[int, int]]]:
    return learner(5, 150)


def test_the_log_loss_is_that_of_the_rust_fsrs() -> None:
    histories = random_histories(11, 300)
    model = rust.FSRS(list(DEFAULTS))
    items, losses = [], []
    for history in histories:
        reviews = rust_items(history)
        for turn in range(1, len(history)):
            if gap(history, turn):
                items.append(rust.FSRSItem(reviews[: turn + 1]))
                stability = model.memory_state(rust.FSRSItem(reviews[:turn])).stability
                factor = 0.9 ** (-1 / DEFAULTS[20]) - 1
                recall = (1 + factor * gap(history, turn) / stability) ** -DEFAULTS[20]
                losses.append(-np.log(recall if history[turn][0] > 1 else 1 - recall))
    assert log_loss(batch_of(histories), DEFAULTS) == pytest.approx(np.mean(losses), rel=1e-6)
    # Its own evaluation gives late items more weight: a quarter for the first, rising with the cube to one.
    weights = 0.25 + 0.75 * (np.arange(len(losses)) / (len(losses) - 1)) ** 3
    assert model.evaluate(items).log_loss == pytest.approx(np.average(losses, weights=weights), rel=1e-4)


def test_fitted_weights_predict_better_also_what_they_were_not_fitted_to(histories: Any) -> None:
    found = fit(histories)
    assert found.reviews == sum(map(len, histories))
    assert found.after < found.before
    assert found.unseen_after < found.unseen_before
    assert found.weights[2] == pytest.approx(FORGETFUL[2], rel=0.25), "what the answers were made with is found"
    items = [rust.FSRSItem(rust_items(history)[: turn + 1]) for history in histories for turn in range(1, len(history))]
    theirs = rust.FSRS(list(DEFAULTS)).compute_parameters(items)
    assert found.after < log_loss(batch_of(histories), theirs) + 0.003
    assert rust.FSRS(list(found.weights)).evaluate(items).log_loss < rust.FSRS(list(DEFAULTS)).evaluate(items).log_loss


def test_weights_stay_within_the_bounds_of_the_scheduler(histories: Any) -> None:
    weights = fit(histories).weights
    assert Scheduler(weights).parameters == weights
    assert Scheduler().parameters == DEFAULTS


@pytest.mark.parametrize("number", [0, 10, 60])
def test_few_answers_are_refused(number: int) -> None:
    with pytest.raises(ValueError, match=f"{fitting.FEWEST} answers"):
        fit(learner(1, number)[:number])


def test_histories_of_one_day_only_are_refused() -> None:
    with pytest.raises(ValueError, match="are needed to fit"):
        fit([[(3, 5)] * 10] * 100)


def test_practice_is_no_part_of_a_history_and_days_never_go_back() -> None:
    events = [make_event(3), make_event(1, days_later(4), mode="practice"), make_event(2, days_later(-3))]
    ((first, second),) = fitting.histories_of(events)
    assert (first[0], second[0]) == (3, 2)
    assert first[1] == second[1]
    assert fitting.histories_of([]) == []


def test_weights_are_kept_under_numbers_of_their_own(tmp_path: Path) -> None:
    with Store.open(tmp_path / "reader.db") as store:
        assert weights_in_use(store) == ()
        for number, weights in enumerate((DEFAULTS, FORGETFUL), 1):
            assert keep_weights(store, weights, at_ms=1, answers=500, losses=(0.4, 0.3)) == number
            assert weights_in_use(store) == weights
        use_weights(store, 1)
        assert weights_in_use(store) == DEFAULTS
        use_weights(store, 0)
        assert weights_in_use(store) == ()
        with pytest.raises(KeyError):
            use_weights(store, 3)
        store.set_setting("weights", "2")
        store.set_setting("weights.2", '{"weights": ["x"]}')
        assert weights_in_use(store) == ()


def test_the_command_shows_both_losses_and_changes_something_only_if_asked(
    histories: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    write_dossier(tmp_path / "coast")
    words = ["--dossier", str(tmp_path / "coast"), "--data-dir", str(tmp_path / "data"), "optimise"]
    assert main(words) == 1
    assert "Of the 400 answers on the schedule that are needed" in capsys.readouterr().err
    lines = (tmp_path / "coast/glossary/dossier.yaml").read_text().splitlines()
    dossier = next(line for line in lines if "id:" in line).split()[-1]
    with Store.open(tmp_path / "data" / "reader.db") as store:
        events = []
        for fact, history in enumerate(histories):
            last = ""
            for rating, day in history:
                events.append(make_event(rating, days_later(day), last, fact=f"f{fact}", dossier=dossier))
                last = events[-1].id
        store.record_review(*events)
        before = store.reviews(dossier)
        assert main(words) == 0
        told = capsys.readouterr().out
        assert "Log-loss with the weights in use" in told
        assert "Nothing was changed" in told
        assert weights_in_use(store) == ()
        assert main([*words, "--apply", "--json"]) == 0
        shown = json.loads(capsys.readouterr().out.splitlines()[0])
        assert weights_in_use(store) == tuple(shown["weights"])
        assert shown["after"] < shown["before"]
        assert store.reviews(dossier) == before
        assert main([*words, "--default"]) == 0
        assert weights_in_use(store) == ()
