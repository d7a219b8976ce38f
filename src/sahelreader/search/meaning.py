"""Turns a query into a clause: resolves its names, expands its word beginnings, analyses its words."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from sahelreader.search import days
from sahelreader.search.clauses import AnyOf, Both, Clause, Either, Faintly, Phrase, Term, Without
from sahelreader.search.document import FURNITURE, PARAGRAPH
from sahelreader.search.fields import TEXT, compound, stems
from sahelreader.search.lexicon import Lexicon
from sahelreader.search.query import And, Field, Near, Node, Not, Or, Prefix, Quoted, Value, Word
from sahelreader.search.words import words

if TYPE_CHECKING:
    from sahelreader.search.names import Names

Vocabulary = Callable[[str], Lexicon]
"""All words that an index has in a field."""
Like = Callable[[str], Clause | None]
"""What is like the paragraph at an address; None if there is none."""

KIND_WORDS = {
    "paragraphs": PARAGRAPH, "text": PARAGRAPH, "quotes": "quote", "quotation": "quote", "quotations": "quote",
    "facts": "fact", "terms": "term", "claims": "claim", "events": "event", "notes": "note", "entities": "entity",
    "people": "person", "persons": "person", "places": "place", "organization": "organisation",
    "organizations": "organisation", "organisations": "organisation", "operations": "operation", "headings": "heading",
    "headline": "heading", "page": FURNITURE,
}  # fmt: skip
"""What `kind:` also understands."""
NOTHING = AnyOf(TEXT, ())


class Meaning:
    """The clause of a query, and what there is to say about it."""

    def __init__(self, node: Node, names: Names, vocabulary: Vocabulary, like: Like) -> None:
        self._like = like
        self._names = names
        self._vocabulary = vocabulary
        self.kinds: set[str] = set()
        """Kinds that were asked for by name; empty for all."""
        self.remarks: list[str] = []
        """Sentences on names that nothing has."""
        self.clause: Clause = self._clause(node) or NOTHING

    def _clause(self, node: Node) -> Clause | None:  # noqa: PLR0911 (one case for each kind of node)
        """What a part of a query asks; None for one that has no word in it."""
        match node:
            case And(parts):
                return _joined(Both, self._both(parts))
            case Or(parts):
                return _joined(Either, [clause for part in parts if (clause := self._clause(part))])
            case Not(part):
                inner = self._clause(part)
                return Without(inner) if inner else None
            case Field(name, value):
                return self._field(name, value)
            case Word():
                return _joined(Both, self._run([node]))
            case Quoted(text):
                return _sequence([word.stem for word in words(text)])
            case Prefix(text):
                return self._prefix(text)
            case Near(text, slips):
                form = "".join(word.form for word in words(text))
                return AnyOf("form", self._vocabulary("form").near(form, slips)) if form else None

    def _both(self, parts: Sequence[Node]) -> list[Clause]:
        """The clauses of parts that stand together; words side by side may be a name."""
        clauses: list[Clause] = []
        run: list[Word] = []
        for part in (*parts, None):
            if isinstance(part, Word):
                run.append(part)
                continue
            clauses += self._run(run)
            run = []
            if part is not None and (clause := self._clause(part)):
                clauses.append(clause)
        return clauses

    def _run(self, run: Sequence[Word]) -> list[Clause]:
        """The clauses of words side by side: each name in them also finds what has it by another form."""
        analysed = [(word, found) for word in run if (found := words(word.text))]
        clauses: list[Clause] = []
        at = 0
        while at < len(analysed):
            for stop in range(min(len(analysed), at + self._names.longest), at, -1):
                span = tuple(w.stem for _, found in analysed[at:stop] for w in found)
                if ids := self._names.called(span):
                    literal = self._word(analysed[at][0]) if stop == at + 1 else _sequence(span) or NOTHING
                    clauses.append(Either((literal, Faintly(AnyOf("named", tuple(sorted(ids)))))))
                    at = stop
                    break
            else:
                clauses.append(self._word(analysed[at][0]))
                at += 1
        return clauses

    def _word(self, word: Word) -> Clause:
        found = words(word.text)
        if len(found) == 1 and found[0].capitals and found[0].capitals in self._vocabulary("form"):
            return Term("form", found[0].capitals)
        literal = _sequence([w.stem for w in found]) or NOTHING
        if len(found) == 1 and (joined := compound(found)) in self._vocabulary("form"):
            return Either((literal, Term("form", joined)))
        if len(found) == 2 and (joined := compound(found)[1:]) in self._vocabulary(TEXT):
            return Either((literal, Term(TEXT, joined)))
        return literal

    def _prefix(self, text: str) -> Clause | None:
        found = words(text)
        if not found:
            return None
        forms = self._vocabulary("form").beginning(found[-1].form)
        whole = _sequence([word.stem for word in found[:-1]])
        return _joined(Both, [*([whole] if whole else []), AnyOf("form", forms)])

    # Fields

    def _field(self, name: str, value: Value) -> Clause | None:
        if name == "kind":
            return self._kind(value.text)
        if name == "date":
            begin, end = days.stretch(value.text)
            fitting = (when for when in self._vocabulary("when") if days.overlaps(when, begin, end))
            return AnyOf("when", tuple(fitting))
        if name in ("outlet", "title"):
            return self._words_of_field(name, value)
        if name == "like":
            like = self._like(value.text)
            self._remark_on([like] if like else [], f"There is no paragraph “{value.text}” to find others like it.")
            return like or NOTHING
        if name == "in":
            called, mark, paragraph = value.text.partition("#")
            ids = self._names.articles(called, begins=isinstance(value, Prefix))
            self._remark_on(ids, f"There is no article “{value.text}”; there are {', '.join(self._names.sources)}.")
            return AnyOf("article", tuple(f"{ident}{mark}{paragraph}" for ident in ids))
        slips = value.slips if isinstance(value, Near) else 0
        kind = "entity" if name == "speaker" else name
        ids = self._names.like(kind, value.text, begins=isinstance(value, Prefix), slips=slips)
        self._remark_on(ids, f"No {_SAID.get(name, name)} here is called “{value.text}”.")
        return AnyOf("speaker" if name == "speaker" else "entity", ids)

    def _words_of_field(self, name: str, value: Value) -> Clause | None:
        own = stems(value.text)
        if isinstance(value, Prefix) and own:
            fitting = self._vocabulary(name).beginning(own[-1])
            return _joined(Both, [*(Term(name, word) for word in own[:-1]), AnyOf(name, fitting)])
        if isinstance(value, Near) and own:
            return AnyOf(name, self._vocabulary(name).near(own[-1], value.slips))
        return _joined(Both, [Term(name, word) for word in own])

    def _kind(self, text: str) -> Clause:
        kind = "_".join(text.casefold().replace("-", " ").split())
        kind = KIND_WORDS.get(kind, kind)
        self.kinds.add(kind)
        known = {*self._vocabulary("kind"), FURNITURE, "note"}
        self._remark_on(tuple(known & {kind}), f"There is no kind “{text}”; there are {', '.join(sorted(known))}.")
        return Term("kind", kind) if kind in known else NOTHING

    def _remark_on(self, found: Sequence[object], sentence: str) -> None:
        if not found:
            self.remarks.append(sentence)


def _sequence(own: Sequence[str]) -> Clause | None:
    """Stems one after another."""
    return Phrase(tuple(own)) if len(own) > 1 else Term(TEXT, own[0]) if own else None


def _joined(join: type[Both] | type[Either], clauses: Sequence[Clause]) -> Clause | None:
    return clauses[0] if len(clauses) == 1 else join(tuple(clauses)) if clauses else None


_SAID = {"armed_group": "armed group", "speaker": "speaker", "term": "glossary term", "entity": "name"}
