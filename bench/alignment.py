"""How well counterparts are found: `python -m bench.alignment`, against pairs made by hand and beside TF-IDF cosine.

A question is a paragraph and another article; it is answered rightly if the paragraph found is one of those that the
list (`tests/data/passage_pairs.jsonl`) has for it. Precision at 1 over the answers given: a method may keep silent
where it finds nothing strong. TF-IDF, which knows no threshold of its own, gives its surest answers, as many as ours.
Since the strengths of anchors were chosen with the list at hand, they are also learnt anew from nine pairs of articles
and tried on the tenth, ten times.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations
from math import log
from pathlib import Path
from typing import get_args

from sahelreader.compare.alignment import THRESHOLD, align
from sahelreader.compare.anchors import CURATED, Kind, Vectors, anchors_between, strength
from sahelreader.paths import bundled_dossier
from sahelreader.workspace import Workspace

PAIRS = Path(__file__).parent.parent / "tests/data/passage_pairs.jsonl"
SECOND = 2
"""What `reader` says in the list of pairs that a second reader added, after the first had made the program."""
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


def read_key(path: Path = PAIRS, *, first_reader: bool = False) -> Key:
    """The list made by hand; a pair is a question from either side. `first_reader`: without those of the second."""
    wanted: dict[Question, set[int]] = defaultdict(set)
    none: set[Question] = set()
    for line in path.read_text("utf-8").splitlines():
        record = json.loads(line)
        if first_reader and record.get("reader") == SECOND:
            continue
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
    for left, right in _article_pairs(workspace):
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


def learnt_answers(workspace: Workspace, key: Key, *, curated: bool = True) -> Answers:
    """Those for each pair of articles by weights of the kinds of anchors that the other nine pairs taught.

    A logistic regression says which pairs of paragraphs are in the list, by what each kind of anchor tells of them.
    """
    from sklearn.linear_model import LogisticRegression

    pairs = {frozenset(pair): _evidence(workspace, *pair, curated=curated) for pair in _article_pairs(workspace)}
    answers: dict[Question, tuple[int, float]] = {}
    for held_out, rows in pairs.items():
        taught = [row for pair, others in pairs.items() if pair != held_out for row in others]
        taught = [row for row in taught if row[0] in key.wanted]
        model = LogisticRegression(max_iter=1000, C=10)
        model.fit([features for *_, features in taught], [there in key.wanted[asked] for asked, there, _ in taught])
        sure = model.predict_proba([features for *_, features in rows])[:, 1]
        for (asked, there, _), likely in zip(rows, sure, strict=True):
            if likely > answers.get(asked, (0, 0.0))[1]:
                answers[asked] = there, float(likely)
    return answers


def _article_pairs(workspace: Workspace) -> Iterator[tuple[str, str]]:
    return combinations([head.id for head in workspace.overview.articles], 2)


def _evidence(workspace: Workspace, left: str, right: str, *, curated: bool) -> list[tuple[Question, int, list[float]]]:
    """What each kind of anchor says of every two paragraphs, as a question of either side."""
    comparisons = workspace.comparisons
    rarity = comparisons.rarity(left, right)
    vectors = Vectors(rarity)
    rows = []
    for one in comparisons.passages(left):
        for other in comparisons.passages(right):
            anchors = anchors_between(one, other, rarity, vectors)
            kinds = [kind for kind in get_args(Kind) if curated or kind not in CURATED]
            told = [-log(1 - strength([anchor for anchor in anchors if anchor.kind == kind])) for kind in kinds]
            rows.append(((left, one.number, right), other.number, told))
            rows.append(((right, other.number, left), one.number, told))
    return rows


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
    for name, curated in (("anchors", True), ("anchors, none curated", False)):
        ours = score(key, our_answers(workspace, curated=curated), THRESHOLD)
        learnt = learnt_answers(workspace, key, curated=curated)
        print(f"{name:<24}", _shown(ours))
        first = score(read_key(first_reader=True), our_answers(workspace, curated=curated), THRESHOLD)
        print(f"{'  first reader only':<24}", _shown(first))
        for other, answers in (("  learnt from 9 pairs", learnt), ("  TF-IDF", peer)):
            print(f"{other:<24}", _shown(score(key, answers, threshold_for(key, answers, ours.answered))))


def _shown(found: Score) -> str:
    return (
        f"precision at 1 {found.precision:.3f} of {found.answered} of {found.questions} answered; "
        f"{found.of_all:.3f} if all must be; {found.false} answers where there is none"
    )


if __name__ == "__main__":
    main()
