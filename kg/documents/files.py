"""Which files are read: those of a known kind below a folder, in the order of their paths, and what is passed over."""

from __future__ import annotations

import os
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path, PurePosixPath

from kg.errors import InputError

KINDS = {
    ".txt": "text",
    ".text": "text",
    ".md": "markdown",
    ".markdown": "markdown",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".csv": "csv",
    ".tsv": "csv",
}
"""The kind of document behind each suffix."""

STANDARD_INPUT = "-"
_ADDRESS = re.compile(r"[a-z]+:/", re.IGNORECASE)
_OUTPUT_MARKS = ("statements.jsonl", "run.json")


def kind_of(name: str) -> str | None:
    """The kind of document that a file's name announces."""
    return KINDS.get(PurePosixPath(name).suffix.lower())


def files_to_read(path: str | Path, exclude: Path | None) -> list[tuple[str, Path | None]]:
    """Names relative to what was asked for, with the files they stand for; `None` stands for standard input.

    `exclude` is a folder that is passed over (that of the output), as are hidden files and the outputs of builds.

    Raises InputError when the path does not exist or holds no document of a known kind.
    """
    if str(path) == STANDARD_INPUT:
        return [("stdin", None)]
    root = Path(path)
    try:
        if root.is_dir():
            found = sorted(name for name in _below(root, exclude) if kind_of(name))
            if not found:
                raise InputError(f"no documents in {path}: {_found_instead(root, exclude)}")
            return [(name, root / name) for name in found]
        if not root.exists() and _ADDRESS.match(str(path)):
            raise InputError(f"{path} is an address, and kg reads files: save the page and give its path")
        if not root.exists():
            raise InputError(f"no such file or folder: {path}")
    except OSError as error:
        raise InputError(f"cannot read {path}: {error.strerror or error}") from error
    return [(root.name, root)]


def passed_over(path: str | Path, exclude: Path | None = None) -> dict[str, int]:
    """How many files below a folder are of no kind that is read, by suffix, sorted; hidden files do not count."""
    if str(path) == STANDARD_INPUT:
        return {}
    others = Counter(PurePosixPath(name).suffix.lower() for name in _below(Path(path), exclude) if not kind_of(name))
    return dict(sorted(others.items()))


def told_suffixes(counts: Mapping[str, int]) -> str:
    """Files by suffix in words.

    >>> told_suffixes({"": 1, ".pdf": 2})
    '1 file without a suffix, 2 files ending in .pdf'
    """
    return ", ".join(
        f"{number} file{'s' * (number != 1)} {f'ending in {suffix}' if suffix else 'without a suffix'}"
        for suffix, number in counts.items()
    )


def _found_instead(root: Path, exclude: Path | None) -> str:
    if _is_output([file.name for file in root.iterdir()]):
        return "it holds the output of a build, which is not read again"
    if exclude and root.resolve() == exclude.resolve():
        return "it is the folder of the output; name another with -o"
    others = told_suffixes(passed_over(root, exclude))
    return f"it holds {others or 'nothing'}; what is read are files ending in {' '.join(sorted(KINDS))}"


def _is_output(names: list[str]) -> bool:
    return all(mark in names for mark in _OUTPUT_MARKS)


def _below(root: Path, exclude: Path | None) -> Iterator[str]:
    left_out = exclude.resolve() if exclude else None
    for folder, folders, files in os.walk(root):
        here = Path(folder)
        if _is_output(files) or here.resolve() == left_out:
            folders.clear()
            continue
        folders[:] = [name for name in folders if not name.startswith(".")]
        yield from ((here / name).relative_to(root).as_posix() for name in files if not name.startswith("."))
