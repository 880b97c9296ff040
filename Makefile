# The contributor's interface. `make` alone lists what there is.
PYTHON ?= python3
VENV   ?= .venv
BIN    := $(VENV)/bin
export PIP_DISABLE_PIP_VERSION_CHECK := 1
export OMP_NUM_THREADS ?= 1

# One folder may hold all the data that benchmarks and training read: make bench-language KG_SHARED=/path/to/it
ifdef KG_SHARED
export KG_SHARED
export KG_BENCH    ?= $(KG_SHARED)/bench
export KG_CORPORA  ?= $(KG_SHARED)/corpora
export KG_GOLD     ?= $(KG_SHARED)/gold
export KG_ARTICLES ?= $(KG_SHARED)/seeds
export KG_SEEDS    ?= $(KG_SHARED)/seeds
endif

.PHONY: help demo test lint unit output reference bench bench-language bench-open bench-typed bench-extraction bench-judged bench-names bench-rdf train clean

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
	$(BIN)/python -m tests.query.answers output

reference: $(VENV)/.made ## write the reference of commands in README.md anew
	$(BIN)/python -m kg.cli.reference README.md

bench: $(VENV)/.made ## time and memory of a cold start on the five reports
	$(BIN)/python benchmarks/cold_start.py seeds

$(VENV)/.benchmarked: $(VENV)/.made
	$(BIN)/python -m pip install --quiet --editable '.[benchmarks]'
	@touch $@

bench-language: $(VENV)/.benchmarked   ## figures of the language model (KG_CORPORA, KG_BENCH)
	$(BIN)/python -m benchmarks.language

bench-open: $(VENV)/.benchmarked   ## open extraction on BenchIE, CaRB, WiRe57 (KG_BENCH)
	$(BIN)/python -m benchmarks.open_extraction

bench-typed: $(VENV)/.benchmarked   ## typed extraction against gold facts (KG_BENCH, KG_GOLD, KG_ARTICLES)
	$(BIN)/python -m benchmarks.typed_extraction

bench-extraction: bench-open bench-typed   ## both of the above

bench-judged: $(VENV)/.benchmarked   ## what readers found of a sample of statements (KG_BENCH, KG_CORPORA)
	$(BIN)/python -m benchmarks.judged_statements score

bench-names: $(VENV)/.benchmarked   ## which names are one (KG_BENCH, KG_CORPORA, KG_GOLD, KG_SEEDS)
	$(BIN)/python -m benchmarks.names

bench-rdf: $(VENV)/.benchmarked   ## time and memory of writing and asking Turtle
	$(BIN)/python -m benchmarks.rdf_export

train: $(VENV)/.made   ## make the language model again (KG_CORPORA, MINILM: folders; see training/README.md)
	$(BIN)/python -m pip install --quiet --editable '.[training]'
	$(BIN)/python -m training $(KG_CORPORA) $(MINILM) $(if $(KG_BENCH),--bench $(KG_BENCH)) \
	    --run training/runs/first --epochs 5 --out training/runs/first/files
	$(BIN)/python -m training $(KG_CORPORA) $(MINILM) $(if $(KG_BENCH),--bench $(KG_BENCH)) \
	    --run training/runs/second --epochs 10 --start training/runs/first/checkpoint.pt --blend 0.25 \
	    --out training/runs/second/files
	$(BIN)/python -m training $(KG_CORPORA) $(MINILM) $(if $(KG_BENCH),--bench $(KG_BENCH)) \
	    --run training/runs/third --epochs 3 --rate 0.5 --own --teacher training/runs/second/files \
	    --start training/runs/second/blended.pt --blend 0.25 --out training/runs/third/files
	$(BIN)/python -m training $(KG_CORPORA) $(MINILM) $(if $(KG_BENCH),--bench $(KG_BENCH)) \
	    --run training/runs/fourth --epochs 3 --rate 0.5 --own --teacher training/runs/third/files \
	    --start training/runs/third/blended.pt --blend 0.25

clean:          ## remove the virtual environment and caches
	rm -rf $(VENV) .pytest_cache .mypy_cache .ruff_cache .hypothesis
