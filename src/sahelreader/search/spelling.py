"""Brings the British and the American spelling of a word together: who searches for `defense` wants `defence` too.

Only where nothing but the spelling differs. What is another word in the other country (tyre and tire, storey and story,
prise and prize, cheque and check) stays apart, and so do the words that merely look alike (promise, tour, sacred).
"""

from __future__ import annotations

import re

_WHOLE = {
    "programme": "program", "programmes": "programs", "gramme": "gram", "grammes": "grams",
    "kilogramme": "kilogram", "kilogrammes": "kilograms", "ageing": "aging", "grey": "gray", "greys": "grays",
    "gaol": "jail", "gaols": "jails", "cosy": "cozy", "plough": "plow", "ploughs": "plows", "ploughed": "plowed",
    "ploughing": "plowing", "judgement": "judgment", "judgements": "judgments", "aluminium": "aluminum",
    "acknowledgement": "acknowledgment", "acknowledgements": "acknowledgments", "artefact": "artifact",
    "artefacts": "artifacts", "aeroplane": "airplane", "aeroplanes": "airplanes", "jewellery": "jewelry",
}  # fmt: skip
_BEGINNINGS = {
    "sceptic": "skeptic", "sulph": "sulf", "mould": "mold", "archaeolog": "archeolog", "mediaeval": "medieval",
    "anaem": "anem", "haemo": "hemo", "haemat": "hemat", "paediatr": "pediatr", "foet": "fet", "skilful": "skillful",
    "wilful": "willful", "instalment": "installment", "fulfilment": "fulfillment", "enrolment": "enrollment",
}  # fmt: skip
_BEGINNING = re.compile(f"^(?:{'|'.join(_BEGINNINGS)})")
_OUR = (
    "neighb|col|hon|lab|fav|harb|arm|behavi|rum|hum|endeav|splend|vig|val|parl|savi|ferv|rig|tum|vap|od|ard|clam|cand|"
    "demean|ranc|sav|flav|succ"
)
_DOUBLED = (
    "travel|cancel|label|model|fuel|signal|level|channel|counsel|quarrel|tunnel|shovel|dial|total|rival|equal|panel|"
    "duel|marvel|jewel|initial|pedal"
)
_AFTER_DOUBLED = "ed|ing|ings|er|ers|or|ors|ous|ist|ists|ation|ations"
_RULES = tuple(
    (re.compile(pattern), to)
    for pattern, to in (
        (rf"({_OUR})our", r"\1or"),
        (r"(cent|theat|met|lit|fib|calib|sab|spect|somb|meag|lust|sepulch)re(?=s?$)", r"\1er"),
        (r"(cent|lust)r(?=(?:ed|ing)$)", r"\1er"),
        (r"^manoeuvr(?:e(?=s?$))?", "maneuver"),
        (r"^(defen|offen|preten|licen)c(?=(?:e|es|ed|ing|eless)$)", r"\1s"),
        (r"^practis(?=(?:e|es|ed|ing|er|ers)$)", "practic"),
        (r"^(?!appris)(\w{4,}i)s(?=(?:e|es|ed|er|ers|ing|ation|ations|ational)$)", r"\1z"),
        (r"((?:anal|paral|catal|electrol|hydrol)y)s(?=(?:e|ed|er|ers|ing)$)", r"\1z"),
        (
            rf"^((?:dis|mis|re|un|out)?(?:{_DOUBLED}))l(?=(?:{_AFTER_DOUBLED})$)",
            r"\1",
        ),
        (r"((?:catal|anal|dial)og)ue(?=s?$)", r"\1"),
    )
)


def one_spelling(word: str) -> str:
    """A folded word in lower case as it is spelt in America; any other word as it is."""
    if word in _WHOLE:
        return _WHOLE[word]
    if begins := _BEGINNING.match(word):
        return _BEGINNINGS[begins[0]] + word[begins.end() :]
    for pattern, to in _RULES:
        changed = pattern.sub(to, word)
        if changed != word:
            return changed
    return word
