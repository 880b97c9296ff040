"""The network: MiniLM's encoder, word shapes beside it, and one linear or biaffine head for each thing to know.

The parser is the deep biaffine one of Dozat and Manning (2017). Words are read as the mean of their first and last
word piece. Two learned mixtures of the layers (Peters et al. 2018) serve syntax and entities.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional

from kg.language.features import PARAGRAPH
from training.dropout import dropout

WIDTH, LAYERS, HEADS, INNER, POSITIONS = 384, 6, 12, 1536, 512
ARC, RELATION = 256, 96


@dataclass(frozen=True)
class Sizes:
    upos: int
    xpos: int
    feats: int
    lemma: int
    deprel: int
    entity: int


class Layer(nn.Module):
    def __init__(self, dropout: float) -> None:
        super().__init__()
        self.qkv = nn.Linear(WIDTH, 3 * WIDTH)
        self.out = nn.Linear(WIDTH, WIDTH)
        self.norm_attention = nn.LayerNorm(WIDTH, eps=1e-12)
        self.inner = nn.Linear(WIDTH, INNER)
        self.outer = nn.Linear(INNER, WIDTH)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.dropout = dropout

    def forward(self, x: Tensor, mask: Tensor | None) -> Tensor:
        batch, length, _ = x.shape
        qkv = self.qkv(x).view(batch, length, 3, HEADS, WIDTH // HEADS).permute(2, 0, 3, 1, 4)
        weights = (qkv[0] * (WIDTH // HEADS) ** -0.5) @ qkv[1].transpose(-1, -2)
        if mask is not None:
            weights = weights + mask.to(weights.dtype)
        attended = torch.softmax(weights, -1).to(qkv.dtype) @ qkv[2]
        attended = attended.transpose(1, 2).reshape(batch, length, WIDTH)
        x = self.norm_attention(x + self._drop(self.out(attended)))
        return self.norm(x + self._drop(self.outer(functional.gelu(self.inner(x)))))

    def _drop(self, x: Tensor) -> Tensor:
        return dropout(x, self.dropout, self.training)


class Mixture(nn.Module):
    """A learned convex mixture of the layers' outputs, starting near the top."""

    def __init__(self) -> None:
        super().__init__()
        start = torch.zeros(LAYERS)
        start[-1] = 1.0
        self.weight = nn.Parameter(start)

    def forward(self, layers: list[Tensor]) -> Tensor:
        share = torch.softmax(self.weight, 0)
        mixed = layers[0] * share[0]
        for i in range(1, LAYERS):
            mixed = mixed + layers[i] * share[i]
        return mixed


class Network(nn.Module):
    def __init__(self, sizes: Sizes, vocabulary: int, dropout: float = 0.1) -> None:
        super().__init__()
        self.pieces = nn.Embedding(vocabulary, WIDTH)
        self.positions = nn.Embedding(POSITIONS, WIDTH)
        self.shapes = nn.Embedding(2 * PARAGRAPH, WIDTH)
        nn.init.zeros_(self.shapes.weight)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.layers = nn.ModuleList(Layer(dropout) for _ in range(LAYERS))
        self.syntax, self.naming = Mixture(), Mixture()
        self.upos = nn.Linear(WIDTH, sizes.upos)
        self.xpos = nn.Linear(WIDTH, sizes.xpos)
        self.feats = nn.Linear(WIDTH, sizes.feats)
        self.lemma = nn.Linear(WIDTH, sizes.lemma)
        self.sentence = nn.Linear(WIDTH, 1)
        self.root = nn.Linear(WIDTH, 1)
        self.entity_inner = nn.Linear(WIDTH, WIDTH)
        self.entity = nn.Linear(WIDTH, sizes.entity)
        self.arc_dependent, self.arc_head = nn.Linear(WIDTH, ARC), nn.Linear(WIDTH, ARC)
        self.arc = nn.Linear(ARC, ARC)
        self.rel_dependent, self.rel_head = nn.Linear(WIDTH, RELATION), nn.Linear(WIDTH, RELATION)
        self.rel_weight = nn.Parameter(torch.zeros(sizes.deprel, RELATION + 1, RELATION + 1))
        nn.init.normal_(self.rel_weight, std=0.02)

    def load_encoder(self, path: Path) -> None:
        """Take over the weights of MiniLM (names as in `transformers`' BERT)."""
        old = load_file(str(path))
        self.pieces.weight.data.copy_(old["embeddings.word_embeddings.weight"])
        kind = old["embeddings.token_type_embeddings.weight"][0]
        self.positions.weight.data.copy_(old["embeddings.position_embeddings.weight"] + kind)
        _copy(self.norm, old, "embeddings.LayerNorm")
        for i, layer in enumerate(self.layers):
            stem = f"encoder.layer.{i}."
            for part in ("weight", "bias"):
                parts = [old[f"{stem}attention.self.{name}.{part}"] for name in ("query", "key", "value")]
                getattr(layer.qkv, part).data.copy_(torch.cat(parts))
            _copy(layer.out, old, stem + "attention.output.dense")
            _copy(layer.norm_attention, old, stem + "attention.output.LayerNorm")
            _copy(layer.inner, old, stem + "intermediate.dense")
            _copy(layer.outer, old, stem + "output.dense")
            _copy(layer.norm, old, stem + "output.LayerNorm")

    def encoder_parameters(self) -> list[nn.Parameter]:
        own = [self.pieces, self.positions, self.norm, self.layers]
        return [p for module in own for p in module.parameters()]

    def encode(self, pieces: Tensor, shapes: Tensor, first: Tensor, last: Tensor) -> tuple[Tensor, Tensor]:
        """Two views [words, WIDTH] of each word, for syntax and for entities. `first` and `last` index the flattened
        pieces; piece id 0 is padding."""
        position = torch.arange(pieces.shape[1])
        x = self.norm(self.pieces(pieces) + self.positions(position) + self.shapes(shapes))
        x = dropout(x, 0.1, self.training)
        mask = None
        if pieces.shape[0] > 1:
            mask = torch.zeros(pieces.shape, dtype=x.dtype).masked_fill(pieces == 0, -1e4)[:, None, None, :]
        states = []
        for layer in self.layers:
            x = layer(x, mask if mask is None else mask.to(x.dtype))
            states.append(x)
        views = []
        for mixture, share in ((self.syntax, 0.2), (self.naming, 0.3)):
            flat = mixture(states).reshape(-1, WIDTH)
            views.append(dropout((flat[first] + flat[last]) * 0.5, share, self.training))
        return views[0], views[1]

    def heads(self, syntax: Tensor, naming: Tensor) -> dict[str, Tensor]:
        """One row a word of everything that is read off; the names are those of the exported file's outputs."""

        def through(layer: nn.Linear, x: Tensor) -> Tensor:
            return dropout(functional.gelu(layer(x)), 0.33, self.training)

        return {
            "upos": self.upos(syntax),
            "xpos": self.xpos(syntax),
            "feats": self.feats(syntax),
            "lemma": self.lemma(syntax),
            "sentence": self.sentence(syntax)[:, 0],
            "entity": self.entity(through(self.entity_inner, naming)),
            "arc_dependent": self.arc(through(self.arc_dependent, syntax)),
            "arc_head": through(self.arc_head, syntax),
            "root": self.root(syntax)[:, 0],
            "rel_dependent": through(self.rel_dependent, syntax),
            "rel_head": through(self.rel_head, syntax),
        }

    def forward(self, pieces: Tensor, shapes: Tensor, first: Tensor, last: Tensor) -> dict[str, Tensor]:
        return self.heads(*self.encode(pieces, shapes, first, last))


def with_one(x: Tensor) -> Tensor:
    return torch.cat([x, torch.ones_like(x[..., :1])], -1)


def _copy(module: nn.Module, old: dict[str, Tensor], stem: str) -> None:
    module.weight.data.copy_(old[f"{stem}.weight"])
    module.bias.data.copy_(old[f"{stem}.bias"])
