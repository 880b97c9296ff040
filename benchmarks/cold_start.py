"""Time and memory of a whole run from a cold start: a new process, from the first import to the last file.

    python benchmarks/cold_start.py [seeds] [--runs 3]

Each run is a process of its own that writes into a temporary folder; the slowest counts.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path


def main() -> int:
    parser = argparse.ArgumentParser(description="time and memory of a cold start")
    parser.add_argument("path", nargs="?", default="seeds", help="what to build")
    parser.add_argument("--runs", type=int, default=3)
    arguments = parser.parse_args()
    seconds, runs = [], []
    for _ in range(arguments.runs):
        with tempfile.TemporaryDirectory() as folder:
            began = time.perf_counter()
            command = [sys.executable, "-m", "kg", "build", arguments.path, "-o", folder, "--quiet"]
            status = subprocess.run(command, check=False).returncode
            if status:
                return status
            seconds.append(time.perf_counter() - began)
            runs.append(json.loads((Path(folder) / "run.json").read_text(encoding="utf-8")))
            counts = json.loads((Path(folder) / "report.json").read_text(encoding="utf-8"))["counts"]
    slowest = runs[seconds.index(max(seconds))]
    for stage, spent in slowest["seconds"].items():
        print(f"{stage:>20} {spent:7.2f} s")
    print(f"{'documents':>20} {counts['documents']:7}")
    print(f"{'entities':>20} {counts['entities']:7}")
    print(f"{'statements':>20} {counts['statements']:7}")
    print(f"{'facts':>20} {counts['facts']:7}")
    memory = max(run["peak_memory_mb"] or 0 for run in runs)
    print(f"COLD START wall={max(seconds):.2f}s best={min(seconds):.2f}s peak={memory:.0f}MB goal=10s,1000MB")
    return 0


if __name__ == "__main__":
    sys.exit(main())
