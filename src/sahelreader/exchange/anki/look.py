"""How a note looks in Anki: the note type's templates and style, the same in every export."""

from __future__ import annotations

from typing import Any

from sahelreader.exchange.anki.ids import MODEL_ID
from sahelreader.exchange.anki.notes import FIELDS

MODEL_NAME = "sahelreader"
MODEL_CHANGED = 1_795_000_000
"""Seconds since 1970 of the last change to what is below: Anki takes a newer one in place of the one that it has."""

_TURNS = """
<script>
(function () {
  // One wording a study day, which begins at 04:00: the question and its answer stand at the same place.
  var day = Math.floor((Date.now() / 60000 - new Date().getTimezoneOffset() - 240) / 1440);
  document.querySelectorAll(".turns").forEach(function (turns) {
    var wordings = turns.children;
    for (var i = 0; i < wordings.length; i++) {
      wordings[i].style.display = i === day % wordings.length ? "block" : "none";
    }
  });
})();
</script>
"""
FRONT = (
    """\
<div class="turns ask"><div>{{Question}}</div>{{Other questions}}</div>
"""
    + _TURNS
)
BACK = (
    """\
{{FrontSide}}
<hr id="answer">
<div class="turns answer"><div>{{Answer}}</div>{{Other answers}}</div>
<p class="statement">{{Statement}}</p>
{{#Status}}<p class="quiet">{{Status}}{{#Said by}} · {{Said by}}{{/Said by}}</p>{{/Status}}
{{Evidence}}
{{#Why it matters}}<p><span class="quiet">Why it matters</span> {{Why it matters}}</p>{{/Why it matters}}
{{#Not to be confused with}}<p class="quiet">Not to be confused with</p>{{Not to be confused with}}\
{{/Not to be confused with}}
"""
    + _TURNS
)
CSS = """\
.card {
  max-width: 38em; margin: 1.5em auto; padding: 0 1em; text-align: left;
  font: 18px/1.5 Georgia, "Iowan Old Style", serif; color: #26241f; background: #faf7f0;
}
.ask { font-size: 1.15em; }
.answer { font-size: 1.15em; font-weight: bold; color: #8a4b00; }
.turns > div + div { display: none; }
.quiet, cite, code { color: #65614f; font-size: 0.85em; }
blockquote { margin: 1em 0; padding-left: 0.8em; border-left: 2px solid #8b8677; }
cite { display: block; font-style: normal; }
hr { border: 0; border-top: 1px solid #d6d0c0; }
.nightMode.card, .night_mode .card, .card.night_mode { color: #d6d3cb; background: #16181c; }
.nightMode .answer, .night_mode .answer { color: #e0b46c; }
.nightMode .quiet, .nightMode cite, .nightMode code,
.night_mode .quiet, .night_mode cite, .night_mode code { color: #8f8f8a; }
.nightMode hr, .night_mode hr { border-top-color: #33363d; }
"""


def note_type(deck: int) -> dict[str, Any]:
    """The note type as Anki's collections keep it (schema 11)."""
    fields = [
        {"name": name, "ord": index, "sticky": False, "rtl": False, "font": "Georgia", "size": 18, "media": []}
        for index, name in enumerate(FIELDS)
    ]
    template = {
        "name": "Recall", "ord": 0, "qfmt": FRONT, "afmt": BACK, "bqfmt": "", "bafmt": "", "did": None, "bfont": "",
        "bsize": 0,
    }  # fmt: skip
    return {
        "id": MODEL_ID, "name": MODEL_NAME, "type": 0, "mod": MODEL_CHANGED, "usn": -1, "sortf": 0, "did": deck,
        "tmpls": [template], "flds": fields, "css": CSS, "latexPre": "", "latexPost": "", "latexsvg": False,
        "req": [[0, "any", [0]]], "tags": [], "vers": [],
    }  # fmt: skip
