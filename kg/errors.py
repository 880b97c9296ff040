"""Every failure a user can cause, as an exception whose text is one line they can act on.

The command line prints that line and exits with 1; anything that is not a `KgError` is a defect of ours.
"""

from __future__ import annotations


class KgError(Exception):
    """Base of all errors that a user can cause and mend. The message says what, where and what to do."""


def unforeseen(error: Exception) -> str:
    """What to say of a defect of ours: one line, without where in the program it arose."""
    return f"an error that kg did not foresee, {type(error).__name__}: {error} (--debug shows where)"


class InputError(KgError, ValueError):
    """A document, folder or option that cannot be read as what it is meant to be."""


class SchemaError(KgError, ValueError):
    """A declaration file (relations, lexicon, configuration, overrides) with a bad entry; names file and line."""


class QueryError(KgError, ValueError):
    """A SPARQL text that does not parse or asks for what is refused; names line and column where known."""


class OutputError(KgError, OSError):
    """A place that cannot be written, or an output folder that lacks what a build leaves there."""


class ModelError(KgError, RuntimeError):
    """The language model's files are missing, damaged or of another version."""
