"""How well counterparts are found: `python -m bench.alignment`, against pairs made by hand and beside TF-IDF cosine.

A question is a paragraph and another article; it is answered rightly if the paragraph found is one of those that the
list (`tests/data/passage_pairs.jsonl`) has for it. Precision at 1 over the answers given: a method may keep silent
where it finds nothing strong. TF-IDF, which knows no threshold of its own, gives its surest answers, as many as ours.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

from sahelreader.compare.alignment import THRESHOLD, align
from sahelreader.paths import bundled_dossier
from sahelreader.workspace import Workspace

PAIRS = Path(__file__).parent.parent / "tests/data/passage_pairs.jsonl"
Question = tuple[str, int, str]
"""An article, a paragraph of it, and the article in which a counterpart is sought."""
Answers = Mapping[Question, tuple[int, float]]
"""The paragraph found and how sure it is."""


@dataclass(frozen=True, slots=True)
class Key:
    """What the list says."""

    wanted: Mapping[Question, frozenset[int]]
    """The paragraphs that tell the same; each question has some."""
    none: frozenset[Question]
    """Questions without an answer."""


@dataclass(frozen=True, slots=True)
class Score:
    """How the answers of a method stand to the key."""

    of_all: float
    """Share of all questions that the surest answer is right for, threshold or not."""
    precision: float
    """Share of the answers given that are right, to questions that have one."""
    answered: int
    questions: int
    false: int
    """Answers given to questions without one."""


def read_key(path: Path = PAIRS) -> Key:
    """The list made by hand; a pair is a question from either side."""
    wanted: dict[Question, set[int]] = defaultdict(set)
    none: set[Question] = set()
    for line in path.read_text("utf-8").splitlines():
        record = json.loads(line)
        article, number = _address(record["a"])
        if "none_in" in record:
            none.add((article, number, record["none_in"]))
            continue
        other, other_number = _address(record["b"])
        wanted[article, number, other].add(other_number)
        wanted[other, other_number, article].add(number)
    return Key({question: frozenset(numbers) for question, numbers in wanted.items()}, frozenset(none))


def _address(address: str) -> tuple[str, int]:
    article, _, number = address.partition("#p")
    return article, int(number)


def our_answers(workspace: Workspace, *, curated: bool = True) -> Answers:
    """The best counterparts by anchors; `curated` False: without those that the dossier's editors made."""
    answers: dict[Question, tuple[int, float]] = {}
    comparisons = workspace.comparisons
    for left, right in combinations([head.id for head in workspace.overview.articles], 2):
        ours, theirs = comparisons.passages(left), comparisons.passages(right)
        found = align(ours, theirs, comparisons.rarity(left, right), curated=curated)
        for article, other, pairings in ((left, right, found[0]), (right, left, found[1])):
            for number, pairing in pairings.items():
                answers[article, number, other] = pairing.right, pairing.strength
    return answers


def tfidf_answers(workspace: Workspace) -> Answers:
    """The nearest paragraphs by cosine of scikit-learn's TF-IDF vectors, made of the same paragraphs."""
    from sklearn.feature_extraction.text import TfidfVectorizer

    passages = [p for head in workspace.overview.articles for p in workspace.comparisons.passages(head.id)]
    vectors = TfidfVectorizer().fit_transform([passage.text for passage in passages])
    likeness = (vectors @ vectors.T).toarray()
    answers: dict[Question, tuple[int, float]] = {}
    for i, passage in enumerate(passages):
        for j, other in enumerate(passages):
            question = passage.article, passage.number, other.article
            if other.article != passage.article and likeness[i, j] > answers.get(question, (0, 0.0))[1]:
                answers[question] = other.number, float(likeness[i, j])
    return answers


def score(key: Key, answers: Answers, threshold: float) -> Score:
    """Compare answers with the key."""
    is_right = {question: answers.get(question, (0, 0.0))[0] in wanted for question, wanted in key.wanted.items()}
    given = [question for question in key.wanted if answers.get(question, (0, 0.0))[1] >= threshold]
    false = sum(answers.get(question, (0, 0.0))[1] >= threshold for question in key.none)
    precision = sum(is_right[question] for question in given) / max(len(given), 1)
    return Score(sum(is_right.values()) / len(is_right), precision, len(given), len(is_right), false)


def threshold_for(key: Key, answers: Answers, count: int) -> float:
    """The threshold at which this many questions that have an answer get one."""
    sure = sorted((answers.get(question, (0, 0.0))[1] for question in key.wanted), reverse=True)
    return sure[min(count, len(sure)) - 1] if count else 1.0


def main() -> None:
    """Print the scores, ours and TF-IDF's with as many answers."""
    workspace = Workspace(bundled_dossier(), None, None)
    key = read_key()
    pairs = sum(map(len, key.wanted.values())) // 2
    print(f"{pairs} pairs, {len(key.wanted)} questions with an answer, {len(key.none)} without")
    peer = tfidf_answers(workspace)
    rows: list[tuple[str, Callable[[], Answers]]] = [
        ("anchors", lambda: our_answers(workspace)),
        ("anchors, none curated", lambda: our_answers(workspace, curated=False)),
    ]
    for name, answer in rows:
        ours = score(key, answer(), THRESHOLD)
        print(f"{name:<24}", _shown(ours))
        print(f"{'  TF-IDF, as many':<24}", _shown(score(key, peer, threshold_for(key, peer, ours.answered))))


def _shown(found: Score) -> str:
    return (
        f"precision at 1 {found.precision:.3f} of {found.answered} of {found.questions} answered; "
        f"{found.of_all:.3f} if all must be; {found.false} answers where there is none"
    )


if __name__ == "__main__":
    main()
