# Every target works from any shell: it makes .venv in this folder first and needs nothing else.

PYTHON ?= python3
DATA   ?= ../shared/data
BIN    := .venv/bin
STAMP  := .venv/.installed

# companies often have certificates of their own: let uv trust what the system trusts
export UV_SYSTEM_CERTS = 1

.PHONY: setup demo test lint golden quality bench docs clean

setup: $(STAMP)

$(STAMP): pyproject.toml constraints.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
	  || { echo "Dateline needs Python 3.11 or newer: make PYTHON=/path/to/python3.11"; exit 1; }
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv
	@$(BIN)/python -m pip install -q --disable-pip-version-check uv
	@$(BIN)/uv pip install -q --compile-bytecode --python $(BIN)/python -c constraints.txt \
	  -e . --group dev
	@$(BIN)/python -m compileall -q src
	@touch $@

demo: setup
	@$(BIN)/dateline read examples/*.txt examples/*.html

test: setup
	@$(BIN)/python -m pytest

lint: setup
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports

golden: setup
	@mkdir -p examples/golden
	@for f in examples/*.txt examples/*.html; do \
	  $(BIN)/dateline read $$f --format json > examples/golden/$$(basename $${f%.*}).json; done

quality: setup
	@$(BIN)/dateline evaluate --floors --data $(DATA)

bench: setup
	@$(BIN)/python -m benchmarks

docs: setup
	@$(BIN)/uv pip install -q --python $(BIN)/python --group docs
	@$(BIN)/zensical build -f mkdocs.yml

clean:
	rm -rf .venv build dist site
