"""Writes an output folder whole or not at all: beside what is there, then by renaming.

Whatever goes wrong while files are written, be it a full disk or Ctrl-C, leaves the earlier output as it was. Files
in the folder that no build wrote are never touched: a build knows its own by the report that it leaves, and stops
where another file stands in the way.
"""

from __future__ import annotations

import json
import os
import shutil
import signal
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from types import FrameType
from typing import Any

from kg.errors import OutputError

_STAGE = ".kg-new-"
_LEFT_BEHIND = 24 * 3600
"""Seconds after which the stage of a build is taken for that of one that was killed."""
REPORT = "report.json"
MARK = {"generator": "kg"}
"""What a build writes into its report, so that the next one knows whose files they are."""


@contextmanager
def staged(output: Path) -> Iterator[Path]:
    """A new folder to write into; when the block ends without an exception, its files take their place in `output`.

    Raises OutputError when the place cannot be written, before anything is done, or when a file cannot be.
    """
    made = _prepared(output)
    stage: Path | None = None
    done = False
    try:
        stage = Path(tempfile.mkdtemp(prefix=_STAGE, dir=output))
        yield stage
        with _interrupts_held():
            _take_places(stage, output)
        done = True
    except OutputError:
        raise
    except OSError as error:
        raise OutputError(f"cannot write {output}: {error.strerror or error}; what was there is as it was") from error
    finally:
        if stage is not None:
            shutil.rmtree(stage, ignore_errors=True)
        if not done:
            for folder in made:
                _remove_if_empty(folder)


def written_files(folder: Path) -> list[str]:
    """The relative paths of all files below a folder, sorted."""
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


def _prepared(output: Path) -> list[Path]:
    """Make the folder where it is missing; gives back the folders that were made, the innermost first."""
    missing = [folder for folder in (output, *output.parents) if not folder.exists()]
    if output.exists() and not output.is_dir():
        raise OutputError(f"cannot write {output}: it is a file, not a folder")
    try:
        output.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise OutputError(f"cannot write {output}: {error.strerror or error}") from error
    if not os.access(output, os.W_OK | os.X_OK):
        raise OutputError(f"cannot write {output}: permission denied")
    if (output / REPORT).exists() and _own_report(output) is None:
        raise OutputError(_in_the_way(output / REPORT))
    for left in output.glob(f"{_STAGE}*"):
        if time.time() - left.stat().st_mtime > _LEFT_BEHIND:
            shutil.rmtree(left, ignore_errors=True)
    return missing


def _take_places(stage: Path, output: Path) -> None:
    files = written_files(stage)
    earlier = _earlier(output)
    for name in files:
        if name not in earlier and (output / name).exists():
            raise OutputError(_in_the_way(output / name))
    stale = earlier - set(files)
    for name in sorted(files, key=lambda name: (name == REPORT, name)):
        target = output / name
        target.parent.mkdir(parents=True, exist_ok=True)
        (stage / name).replace(target)
    for name in sorted(stale):
        (output / name).unlink(missing_ok=True)
        for folder in (output / name).parents:
            if folder == output or not _remove_if_empty(folder):
                break


def _earlier(output: Path) -> set[str]:
    """The files that an earlier build says it wrote."""
    names = (_own_report(output) or {}).get("files")
    below = (name for name in names if isinstance(name, str) and name) if isinstance(names, list) else ()
    inside = {n for n in below if not PurePosixPath(n).is_absolute() and ".." not in PurePosixPath(n).parts}
    return {*inside, REPORT}


def _own_report(output: Path) -> dict[str, Any] | None:
    """The report that an earlier build left, `None` where there is none or something else has its name."""
    try:
        report = json.loads((output / REPORT).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    return report if isinstance(report, dict) and report.items() >= MARK.items() else None


def _in_the_way(path: Path) -> str:
    return f"{path} exists, and no build wrote it; move it away or name another folder"


def _remove_if_empty(folder: Path) -> bool:
    try:
        folder.rmdir()
    except OSError:
        return False
    return True


@contextmanager
def _interrupts_held() -> Iterator[None]:
    """Let Ctrl-C wait until the renaming is over. Only the main thread can hold it, and only it gets it."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    pressed: list[int] = []

    def remember(number: int, frame: FrameType | None) -> None:
        pressed.append(number)

    before = signal.signal(signal.SIGINT, remember)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
    if pressed:
        raise KeyboardInterrupt
