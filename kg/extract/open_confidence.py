"""How likely an open triple is right, from the construction that gave it.

A logistic model over a few features: the steps of the construction, how the subject was found, how long and of what
kind the arguments are. The weights are in `kg/data/open_confidence.toml`, fitted by `benchmarks/open_calibration.py`
on judged extractions, one set for each length of arguments.
"""

from __future__ import annotations

import math
import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from kg.extract.open_words import Draft
from kg.extract.tree import Doc

_LONG = (6, 12)


def confidence(doc: Doc, draft: Draft, arguments: str) -> float:
    """A probability; `arguments` is "minimal" or "full"."""
    weights: Mapping[str, float] = _model(arguments)["weights"]
    total = weights.get("bias", 0.0) + sum(weights.get(f, 0.0) for f in features(doc, draft))
    return 1.0 / (1.0 + math.exp(-total))


def features(doc: Doc, draft: Draft) -> Iterator[str]:
    """The names of the features that hold of a triple, each at most once."""
    origin, _, path = draft.pattern.rpartition("/")
    yield f"from {origin}" if origin else "own subject"
    steps = path.replace(">", ":>").split(":")
    yield f"ends {steps[-1]}"
    yield f"pattern {path}" if len(steps) < 3 else f"deep {steps[-1]}"
    for step in sorted(set(steps[:-1])):
        yield f"through {step}"
    yield f"steps {min(len(steps), 4)}"
    yield from _sizes("subject", len(draft.subject))
    yield from _sizes("object", len(draft.object))
    yield from _sizes("relation", len(draft.relation))
    yield f"args {min(len(draft.args), 3)}"
    head = doc[draft.subject[-1]]
    if len(draft.subject) == 1:
        yield f"subject is {head.pos_}"
    if len(draft.object) == 1:
        yield f"object is {doc[draft.object[0]].pos_}"
    if draft.object and any(doc[i].pos_ == "PUNCT" for i in draft.object):
        yield "object has punctuation"
    if any(doc[i].pos_ == "PUNCT" for i in draft.subject):
        yield "subject has punctuation"


def _sizes(name: str, length: int) -> Iterator[str]:
    if length > _LONG[1]:
        yield f"{name} very long"
    elif length > _LONG[0]:
        yield f"{name} long"
    elif length > 3:
        yield f"{name} middling"


def least_confidence(arguments: str) -> float:
    """The confidence under which a triple does more harm than good."""
    return float(_model(arguments)["least"])


@cache
def _model(arguments: str) -> Mapping[str, Any]:
    text = files("kg.data").joinpath("open_confidence.toml").read_text(encoding="utf-8")
    model: Mapping[str, Any] = tomllib.loads(text)[arguments]
    return model
