"""Documents and clauses drawn at random, for comparing engines."""

from __future__ import annotations

from hypothesis import strategies as st

from sahelreader.search.clauses import AnyOf, Both, Clause, Either, Everything, Faintly, Phrase, Term, Without
from sahelreader.search.document import Document, Spot

WORDS = ("mali", "wagner", "the", "of", "in", "sahel", "us", "coup", "junta", "keita")
NAMES = ("wagner-group", "mali", "keita")
STRETCHES = ("2021-05-03/2021-05-03", "2021-09-15/2022-02-28")


@st.composite
def libraries(draw: st.DrawFn) -> list[Document]:
    """Up to a dozen paragraphs and entries."""
    texts = draw(st.lists(st.lists(st.sampled_from((*WORDS, "US", "\n")), max_size=9), min_size=1, max_size=12))
    return [
        Document(
            key=f"{number}", kind="paragraph" if number % 3 else "fact", text=" ".join(text),
            spots=(Spot(f"article{number % 4}", number + 1),), kinds=("paragraph" if number % 3 else "fact",),
            entities=tuple(draw(st.sets(st.sampled_from(NAMES)))), named=tuple(draw(st.sets(st.sampled_from(NAMES)))),
            outlet=draw(st.sampled_from(("", "TRT World"))), when=draw(st.sampled_from(("", *STRETCHES))),
        )
        for number, text in enumerate(texts)
    ]  # fmt: skip


def clauses() -> st.SearchStrategy[Clause]:
    """Clauses of every kind, some deep."""
    word = st.sampled_from(WORDS)
    leaves: st.SearchStrategy[Clause] = st.one_of(
        st.builds(Term, st.just("text"), word),
        st.builds(Term, st.sampled_from(("form", "outlet", "kind")), st.sampled_from((*WORDS, "US", "trt", "fact"))),
        st.builds(Phrase, st.lists(word, min_size=2, max_size=4).map(tuple)),
        st.builds(AnyOf, st.just("named"), st.lists(st.sampled_from(NAMES), max_size=2).map(tuple)),
        st.builds(AnyOf, st.just("when"), st.lists(st.sampled_from(STRETCHES), max_size=2).map(tuple)),
        st.just(Everything()),
    )
    return st.recursive(leaves, _joined, max_leaves=8)


def _joined(parts: st.SearchStrategy[Clause]) -> st.SearchStrategy[Clause]:
    several = st.lists(parts, min_size=1, max_size=3).map(tuple)
    return st.one_of(
        st.builds(Both, several), st.builds(Either, several), st.builds(Without, parts), st.builds(Faintly, parts)
    )
