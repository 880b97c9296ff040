"""The losses of all heads on one batch."""

from __future__ import annotations

import torch
from torch import Tensor
from torch.nn import functional

from training.labels import LABELS
from training.network import Network, with_one
from training.windows import IGNORE, Batch

WEIGHTS = {
    "upos": 0.5,
    "xpos": 0.5,
    "feats": 0.5,
    "lemma": 0.7,
    "sentence": 0.5,
    "arc": 1.0,
    "deprel": 1.0,
    "entity": 2.0,
}
FAR = -1e4
SMOOTHING = {"upos": 0.03, "xpos": 0.03, "feats": 0.03, "lemma": 0.03, "deprel": 0.05, "arc": 0.05}
"""Share of the target spread over all classes (Szegedy et al. 2016), in training only."""


def losses(network: Network, batch: Batch, out: dict[str, Tensor]) -> dict[str, Tensor]:
    """Mean loss of each head over the words that have a target for it."""
    found = {}
    smoothing = SMOOTHING if network.training else dict.fromkeys(SMOOTHING, 0.0)
    for name in ("upos", "xpos", "feats", "lemma"):
        found[name] = functional.cross_entropy(
            out[name].float(), batch.targets[name], ignore_index=IGNORE, label_smoothing=smoothing[name]
        )
    known = batch.targets["sentence"] != IGNORE
    found["sentence"] = functional.binary_cross_entropy_with_logits(
        out["sentence"].float()[known], batch.targets["sentence"][known].float()
    )
    found["arc"], found["deprel"] = parse_losses(network, batch, out, smoothing)
    found["entity"] = entity_loss(out["entity"].float(), batch)
    return {name: loss for name, loss in found.items() if not torch.isnan(loss)}


def entity_loss(logits: Tensor, batch: Batch) -> Tensor:
    """-log of the probability of the allowed set of labels, averaged over the words for which any is excluded."""
    bits = torch.arange(len(LABELS))
    allowed = (batch.entities[:, None] >> bits) & 1
    log = torch.log_softmax(logits, -1)
    inside = torch.logsumexp(log.masked_fill(allowed == 0, FAR), -1)
    useful = (allowed == 0).any(-1)
    weight = batch.weights * useful
    return -(inside * weight).sum() / weight.sum()


def parse_losses(
    network: Network, batch: Batch, out: dict[str, Tensor], smoothing: dict[str, float]
) -> tuple[Tensor, Tensor]:
    """Cross entropy of the head of each word among the words of its sentence and the root, and of its label."""
    arcs: list[Tensor] = []
    count = 0
    pairs: list[Tensor] = []
    offset = 0
    for heads, sentence_of in zip(batch.heads, batch.sentence_of, strict=True):
        length = len(heads)
        words = slice(offset, offset + length)
        offset += length
        if (heads == IGNORE).all():
            continue
        # Logits in bfloat16 are rounded to an eighth of a nat where it matters.
        with torch.autocast("cpu", enabled=False):
            scores = out["arc_dependent"][words].float() @ out["arc_head"][words].float().T
        # A word as its own head stands for the root.
        scores = scores.diagonal_scatter(out["root"][words].float())
        same = sentence_of[:, None] == sentence_of[None, :]
        scores = torch.log_softmax(scores.masked_fill(~same, FAR), -1)
        known = heads != IGNORE
        right = scores.gather(1, heads.clamp(min=0)[:, None])[:, 0]
        spread = (scores * same).sum(-1) / same.sum(-1)
        arcs.append(-(torch.lerp(right, spread, smoothing["arc"]) * known).sum())
        count += int(known.sum())
        pairs.append(torch.where(heads == IGNORE, torch.arange(length), heads) + (offset - length))
    if not count:
        nothing = torch.tensor(float("nan"))
        return nothing, nothing
    dependents = torch.cat([torch.arange(len(h)) + start for h, start in _starts(batch) if not (h == IGNORE).all()])
    heads_of = torch.cat(pairs)
    left = with_one(out["rel_dependent"][dependents])
    right = with_one(out["rel_head"][heads_of])
    scores = torch.einsum("na,lab,nb->nl", left, network.rel_weight.to(left.dtype), right).float()
    deprel = functional.cross_entropy(
        scores, batch.targets["deprel"][dependents], ignore_index=IGNORE, label_smoothing=smoothing["deprel"]
    )
    return torch.stack(arcs).sum() / count, deprel


def _starts(batch: Batch) -> list[tuple[Tensor, int]]:
    found, offset = [], 0
    for heads in batch.heads:
        found.append((heads, offset))
        offset += len(heads)
    return found
