"""`python -m training CORPORA MINILM`: from the corpora to the files in `kg/language/model/`. See README.md."""

from __future__ import annotations

import argparse
from pathlib import Path

import torch

from training.attachments import read_attachments
from training.export import export
from training.own import read_own
from training.train import Plan, Run


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m training", description=__doc__)
    parser.add_argument("corpora", type=Path, help="folder of the corpora (training/README.md says what lies in it)")
    parser.add_argument("minilm", type=Path, help="folder with MiniLM's model.safetensors and tokenizer.json")
    parser.add_argument("--bench", type=Path, help="folder of the benchmarks, for re3d and UNER")
    parser.add_argument("--run", type=Path, default=Path("training/runs/latest"), help="where checkpoints are kept")
    parser.add_argument("--start", type=Path, metavar="CHECKPOINT", help="begin with the weights of an earlier run")
    parser.add_argument("--own", action="store_true", help="also learn from training/own and attachments.tsv")
    parser.add_argument("--teacher", type=Path, metavar="FOLDER", help="with --own: a model whose parse is taught")
    parser.add_argument("--blend", type=float, default=0.0, metavar="SHARE", help="share of --start's weights exported")
    parser.add_argument("--out", type=Path, default=Path("kg/language/model"), help="where the shipped files go")
    parser.add_argument("--epochs", type=int, default=Plan.epochs)
    parser.add_argument("--rate", type=float, default=Plan.rate, help="share of the full learning rates")
    parser.add_argument("--seed", type=int, default=Plan.seed)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--export-only", action="store_true", help="export the last checkpoint and stop")
    parser.add_argument("--float32", type=Path, metavar="FOLDER", help="also write the unquantised network there")
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    plan = Plan(epochs=options.epochs, seed=options.seed, rate=options.rate)
    own = read_own(Path(__file__).parent / "own") if options.own else []
    run = Run(plan, options.corpora, options.bench, options.minilm, options.run, own)
    if options.own:
        run.give_syntax(read_attachments(), options.teacher)
    if options.start:
        run.start_from(options.start)
    run.resume()
    if not options.export_only:
        run.train()
    if options.start and options.blend:
        run.blend(options.start, options.blend)
    if options.float32:
        export(run, options.float32, float32=True)
    export(run, options.out)


if __name__ == "__main__":
    main()
