"""How a note looks in Anki: the note type's templates and style, the same in every export."""

from __future__ import annotations

from typing import Any

from sahelreader.exchange.anki.ids import MODEL_ID
from sahelreader.exchange.anki.notes import FIELDS

MODEL_NAME = "sahelreader"
MODEL_CHANGED = 1_795_699_690
"""Seconds since 1970 of the last change to what is below: Anki takes a newer one in place of the one that it has."""

_TURNS = """
<script>
(function () {
  // One wording a study day, which begins at 04:00: what belongs to it stands at the same place everywhere.
  var day = Math.floor((Date.now() / 60000 - new Date().getTimezoneOffset() - 240) / 1440);
  var turn = day % document.querySelector(".ask").children.length;
  function each(which, act) { Array.prototype.forEach.call(document.querySelectorAll(which), act); }
  function current(which) { var found = document.querySelector(which); return found && found.children[turn]; }
  each(".turns", function (turns) {
    for (var i = 0; i < turns.children.length; i++) { turns.children[i].style.display = i === turn ? "block" : "none"; }
  });
  each("[data-of]", function (part) {
    part.className = part.getAttribute("data-of").split(" ").indexOf(String(turn)) < 0 ? "other" : "lit";
  });
  var lit = document.querySelector("blockquote.lit, blockquote .lit");
  if (lit) {
    each("blockquote", function (quotation) { quotation.className = "later"; });
    while (lit.tagName !== "BLOCKQUOTE") { lit = lit.parentNode; }
    lit.className = "first";
  }
  var options = current(".options"), answer = current(".answer");
  if (options && !options.textContent) { document.querySelector("details").style.display = "none"; }
  if (answer) { each(".ask .gap", function (gap) { gap.innerHTML = current(".answer").innerHTML; }); }
})();
</script>
"""
FRONT = (
    """\
<div class="turns ask"><div>{{Question}}</div>{{Other questions}}</div>
{{#Spare 2}}<details><summary>choose from</summary>\
<div class="turns options">{{Spare 2}}</div></details>{{/Spare 2}}
"""
    + _TURNS
)
BACK = (
    """\
<div id="answer" class="asked">{{FrontSide}}</div>
<div class="turns answer"><div>{{Answer}}</div>{{Other answers}}</div>
<div class="proof">
<div class="evidence">{{Evidence}}</div>
<div class="rest">
<p>{{Statement}}</p>
<p class="quiet standing">{{#Said by}}<span>Said by {{Said by}}</span>{{/Said by}}\
{{#Status}}<b>{{Status}}</b>{{/Status}}</p>
{{#Why it matters}}<h3>Why it matters</h3><p>{{Why it matters}}</p>{{/Why it matters}}
{{#Not to be confused with}}<h3>Not to be confused with</h3>\
<div class="lures">{{Not to be confused with}}</div>{{/Not to be confused with}}
</div>
</div>
{{#Spare 1}}<h3>The articles differ</h3><div class="differ">{{Spare 1}}</div>{{/Spare 1}}
<p class="quiet open"><code>{{Open}}</code> reads on there</p>
"""
    + _TURNS
)
CSS = """\
.card {
  --ink: #26241f; --quiet: #65614f; --ground: #faf7f0; --lit: #8a4b00; --bar: #c9bfa8; --line: #e2dccd;
  max-width: 36em; margin: 0 auto; padding: 2.2em 1.1em 3em; text-align: left;
  font: 18px/1.55 Georgia, "Iowan Old Style", "Noto Serif", serif;
  color: var(--ink); background: var(--ground);
}
.nightMode.card, .night_mode.card, .night_mode .card {
  --ink: #d6d3cb; --quiet: #9a988f; --ground: #16181c; --lit: #e0b46c; --bar: #4a4d52; --line: #2c2f35;
  color: var(--ink); background: var(--ground);
}
.ask { font-size: 1.25em; line-height: 1.4; }
.gap { color: var(--lit); }
.turns > div + div { display: none; }
details { margin-top: 1.4em; }
summary { color: var(--quiet); font-size: 0.85em; cursor: pointer; }
details ul { margin: 0.4em 0 0; padding-left: 1.2em; }
li { margin: 0.3em 0; }
.asked { padding-bottom: 1.1em; border-bottom: 1px solid var(--line); }
.asked .ask { font-size: 1.05em; }
.asked details { display: none; }
.answer { margin: 0.8em 0 1em; font-size: 1.35em; line-height: 1.3; font-weight: bold; color: var(--lit); }
.proof { display: flex; flex-direction: column; }
.evidence { display: contents; }
.rest { order: 1; margin-bottom: 0.6em; }
blockquote { margin: 0 0 1em; padding-left: 0.9em; border-left: 3px solid var(--bar); }
blockquote + blockquote, blockquote.later { order: 2; }
blockquote.first { order: 0; }
mark { color: inherit; background: none; }
mark.lit { color: var(--lit); font-weight: bold; }
cite { display: block; font-style: normal; }
.quiet, cite, code, dt { color: var(--quiet); font-size: 0.82em; }
cite code { font-size: 0.9em; white-space: nowrap; opacity: 0.85; }
code { font-family: ui-monospace, "DejaVu Sans Mono", Menlo, Consolas, monospace; }
p { margin: 0 0 0.9em; }
p:empty { display: none; }
.standing b { padding: 0 0.5em; border: 1px solid var(--line); border-radius: 0.6em; font-weight: normal; }
.standing span + b { margin-left: 0.7em; }
h3 {
  margin: 1.4em 0 0.3em; font: 600 0.72em/1.4 system-ui, sans-serif; letter-spacing: 0.06em;
  text-transform: uppercase; color: var(--quiet);
}
.lures div { margin-bottom: 0.4em; }
.lures .other { display: none; }
.differ details { margin: 0.3em 0; }
.differ summary { color: var(--ink); font-size: 1em; }
dl { margin: 0 0 1.2em; padding-left: 1.1em; }
dt { margin-top: 0.5em; }
dd { margin: 0; }
.open { margin-top: 2em; }
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
