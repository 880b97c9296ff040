# The contributor's interface. `make` alone lists what there is.
PYTHON ?= python3
VENV   ?= .venv
BIN    := $(VENV)/bin
CORPORA ?= ../corpora
BENCH   ?= ../bench
export PIP_DISABLE_PIP_VERSION_CHECK := 1
export OMP_NUM_THREADS ?= 1

.PHONY: help demo test lint unit output reference bench train clean

help:           ## list the targets
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 18

$(VENV)/.made: pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo 'kg needs Python 3.11 or newer: make PYTHON=python3.12'; exit 1; }
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --editable .
	@touch $@

$(VENV)/.developed: $(VENV)/.made
	$(BIN)/python -m pip install --quiet --editable '.[dev,notebooks]'
	@touch $@

demo: $(VENV)/.made   ## install into .venv, build the graph of seeds/ in output/
	$(BIN)/kg build seeds -o output
	@echo
	@echo 'Look at the graph:    $(BIN)/kg view output        (or open output/graph.html in a browser)'
	@echo 'Ask it:               $(BIN)/kg query output sanctions'
	@echo 'Why is he one person: $(BIN)/kg explain output "Li Shangfu"'

test: lint unit ## install what tests need, then ruff, mypy and pytest

lint: $(VENV)/.developed   ## style and types
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

unit: $(VENV)/.developed   ## all tests; those that need a browser are skipped, and named, without one
	@for browser in chromium chromium-browser google-chrome; do command -v $$browser > /dev/null && exit 0; done; \
	  echo 'NO BROWSER: the tests of the page will be skipped (Debian: apt-get install chromium)'
	$(BIN)/python -m pytest -rs

output: $(VENV)/.made ## rebuild the committed demonstration
	$(BIN)/kg build seeds -o output --quiet

reference: $(VENV)/.made ## write the reference of commands in README.md anew
	$(BIN)/python -m kg.cli.reference README.md

bench: $(VENV)/.made ## time and memory of a cold start on the five reports
	$(BIN)/python benchmarks/cold_start.py seeds

train:          ## make the language model again from the corpora in CORPORA
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --editable '.[training]'
	$(BIN)/python -m training --corpora $(CORPORA)

clean:          ## remove the virtual environment and caches
	rm -rf $(VENV) .pytest_cache .mypy_cache .ruff_cache .hypothesis
