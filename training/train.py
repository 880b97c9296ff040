"""The training run: seeded, resumable, with a progress bar.

Learning rates rise, stay, and fall linearly over the last part of the run (Zhai et al. 2022); the shipped weights are
a running average (Polyak averaging), which is better than the last step on every figure.
"""

from __future__ import annotations

import json
import random
import time
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

import torch
from tokenizers import Tokenizer
from tqdm import tqdm

from kg.language.features import WordPieces
from training import dropout, labels
from training.attachments import Decided, give_syntax
from training.corpora import Source, read_all
from training.losses import WEIGHTS, losses
from training.names import person_names
from training.network import Network, Sizes
from training.windows import Batch, Vocabulary, WindowMaker, batches, collate


@dataclass(frozen=True)
class Plan:
    """What a run is made of; written beside its checkpoints."""

    epochs: int = 8
    seed: int = 7
    pieces_a_batch: int = 2400
    encoder_rate: float = 1.5e-4
    head_rate: float = 1e-3
    rate: float = 1.0
    """Share of the two rates: a run that goes on from trained weights wants less."""
    warm: float = 0.04
    cool: float = 0.6
    average: float = 0.997
    holdout: int = 60
    """Every so many documents, one is kept out of training to watch the run by; no reported figure rests on it."""
    own_holdout: int = 30
    """The same for the paragraphs of `training/own`."""


class Run:
    def __init__(
        self,
        plan: Plan,
        corpora: Path,
        bench: Path | None,
        minilm: Path,
        folder: Path,
        own: Sequence[Source] = (),
    ) -> None:
        self.plan, self.folder = plan, folder
        folder.mkdir(parents=True, exist_ok=True)
        foreign = read_all(corpora, bench)
        taught, self.kept = _parted(foreign, plan.holdout)
        taught_own, self.kept_own = _parted(own, plan.own_holdout)
        self.sources = [*taught, *taught_own]
        self.vocabulary = Vocabulary.of(taught)
        self.tokenizer_path = minilm / "tokenizer.json"
        cutter = WordPieces(Tokenizer.from_file(str(self.tokenizer_path)))
        people = person_names(400, plan.seed)
        self.maker = WindowMaker(self.vocabulary, cutter, people, _places(self.sources))
        v = self.vocabulary
        sizes = Sizes(len(v.upos), len(v.xpos), len(v.feats), len(v.lemma), len(v.deprel), len(labels.LABELS))
        torch.manual_seed(plan.seed)
        self.network = Network(sizes, vocabulary=30522)
        self.network.load_encoder(minilm / "model.safetensors")
        encoder = self.network.encoder_parameters()
        ids = {id(p) for p in encoder}
        rest = [p for p in self.network.parameters() if id(p) not in ids]
        self.optimizer = torch.optim.AdamW(
            [
                {"params": encoder, "peak": plan.rate * plan.encoder_rate},
                {"params": rest, "peak": plan.rate * plan.head_rate},
            ],
            lr=0.0,
            betas=(0.9, 0.98),
            weight_decay=0.01,
            fused=True,
        )
        self.averaged = {k: v.detach().clone() for k, v in self.network.state_dict().items()}
        self.step = 0
        self.epoch = 0

    def give_syntax(self, decided: Decided, teacher: Path | None) -> None:
        """Teach the parse of sentences of which no treebank knows any; see `attachments`."""
        give_syntax([*self.sources, *self.kept, *self.kept_own], decided, teacher)

    @property
    def checkpoint(self) -> Path:
        return self.folder / "checkpoint.pt"

    def start_from(self, checkpoint: Path) -> None:
        """Begin with the averaged weights of another run instead of MiniLM's; a resumed run has its own already."""
        earlier = torch.load(checkpoint, weights_only=False)["averaged"]
        self.network.load_state_dict(earlier)
        self.averaged = {k: v.detach().clone() for k, v in earlier.items()}

    def blend(self, checkpoint: Path, share: float) -> None:
        """Put `share` of another run's averaged weights into this one's, which must have started from them.

        A mean of weights before and after fine-tuning is better calibrated than the last (Wortsman et al. 2022).
        """
        earlier = torch.load(checkpoint, weights_only=False)["averaged"]
        for name, value in self.averaged.items():
            value.lerp_(earlier[name], share)
        torch.save({"averaged": self.averaged}, self.folder / "blended.pt")

    def resume(self) -> None:
        if self.checkpoint.exists():
            saved = torch.load(self.checkpoint, weights_only=False)
            self.network.load_state_dict(saved["network"])
            self.optimizer.load_state_dict(saved["optimizer"])
            self.averaged = saved["averaged"]
            self.step, self.epoch = saved["step"], saved["epoch"]
            print(f"resumed after epoch {self.epoch}")

    def save(self) -> None:
        state = {
            "network": self.network.state_dict(),
            "optimizer": self.optimizer.state_dict(),
            "averaged": self.averaged,
            "step": self.step,
            "epoch": self.epoch,
            "plan": asdict(self.plan),
        }
        beside = self.checkpoint.with_suffix(".new")
        torch.save(state, beside)
        beside.replace(self.checkpoint)

    def train(self) -> None:
        log = (self.folder / "log.jsonl").open("a", encoding="utf-8")
        while self.epoch < self.plan.epochs:
            # A generator for each epoch, so that a resumed run sees what an unbroken one would.
            rng = random.Random(f"{self.plan.seed}-{self.epoch}")
            dropout.seed(self.plan.seed * 1000 + self.epoch)
            groups = batches(list(self.maker.windows(self.sources, rng)), self.plan.pieces_a_batch, rng)
            total = self.plan.epochs * len(groups)
            sums: dict[str, float] = {}
            began = time.monotonic()
            self.network.train()
            for number, group in enumerate(tqdm(groups, desc=f"epoch {self.epoch + 1}", mininterval=30)):
                part = (self.epoch * len(groups) + number) / total
                for name, loss in self._step(collate(group), part).items():
                    sums[name] = sums.get(name, 0.0) + loss
            self.epoch += 1
            self.save()
            report = {"epoch": self.epoch, "seconds": round(time.monotonic() - began)}
            report |= {name: round(value / len(groups), 4) for name, value in sums.items()}
            report |= {f"held_{k}": round(v, 4) for k, v in self.watch().items()}
            print(json.dumps(report), flush=True)
            log.write(json.dumps(report) + "\n")
            log.flush()

    def _step(self, batch: Batch, part: float) -> dict[str, float]:
        plan = self.plan
        rate = min(1.0, part / plan.warm, (1.0 - part) / plan.cool + 0.01)
        for group in self.optimizer.param_groups:
            group["lr"] = group["peak"] * rate
        with torch.autocast("cpu", dtype=torch.bfloat16):
            out = self.network(batch.pieces, batch.shapes, batch.first, batch.last)
            found = losses(self.network, batch, out)
        loss = torch.stack([WEIGHTS[name] * value for name, value in found.items()]).sum()
        self.optimizer.zero_grad(set_to_none=True)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(self.network.parameters(), 5.0)
        self.optimizer.step()
        self.step += 1
        keep = min(plan.average, (self.step + 1) / (self.step + 20))
        with torch.no_grad():
            for name, value in self.network.state_dict().items():
                self.averaged[name].lerp_(value, 1 - keep)
        return {name: float(value.detach()) for name, value in found.items()}

    @torch.no_grad()
    def watch(self) -> dict[str, float]:
        """Accuracies and losses of the averaged weights on the documents kept out, the project's own apart."""
        live = {k: v.clone() for k, v in self.network.state_dict().items()}
        self.network.load_state_dict(self.averaged)
        self.network.eval()
        found = self._measure(self.kept)
        found |= {f"own_{k}": v for k, v in self._measure(self.kept_own).items() if "entity" in k}
        self.network.load_state_dict(live)
        return found

    def _measure(self, sources: list[Source]) -> dict[str, float]:
        right: dict[str, float] = {}
        seen: dict[str, int] = {}

        def add(name: str, value: float, count: int = 1) -> None:
            right[name] = right.get(name, 0.0) + value
            seen[name] = seen.get(name, 0) + count

        for group in batches(list(self.maker.windows(sources, None)), 4000, None):
            batch = collate(group)
            out = self.network(batch.pieces, batch.shapes, batch.first, batch.last)
            for name in ("upos", "xpos", "lemma"):
                known = batch.targets[name] >= 0
                hits = out[name].argmax(-1) == batch.targets[name]
                add(name, float((hits & known).sum()), int(known.sum()))
            allowed = (batch.entities >> out["entity"].argmax(-1)) & 1
            add("entity", float(allowed.sum()), len(allowed))
            for name, loss in losses(self.network, batch, out).items():
                add(f"loss_{name}", float(loss))
        return {name: right[name] / max(1, seen[name]) for name in right}


def _parted(sources: Sequence[Source], every: int) -> tuple[list[Source], list[Source]]:
    """The documents to be taught, and those kept out: the last of every so many."""
    kept = sources[every - 1 :: every]
    return [source for i, source in enumerate(sources) if (i + 1) % every], list(kept)


def _places(sources: list[Source]) -> list[str]:
    """One-word places of the corpora, to be exchanged for each other."""
    begin = 1 << labels.INDEX["B-GPE"]
    inside = 1 << labels.INDEX["I-GPE"]
    found: set[str] = set()
    for source in sources:
        for sentence in source.sentences:
            tags = sentence.entities or []
            for i, tag in enumerate(tags):
                single = i + 1 == len(tags) or tags[i + 1] != inside
                if tag == begin and single and sentence.words[i].istitle() and len(sentence.words[i]) > 3:
                    found.add(sentence.words[i])
    return sorted(found)
