# Two commands matter: `make run` opens the bundled issue, `make test` proves the program.
PYTHON ?= $(shell command -v python3.11 || command -v python3)
VENV := .venv
BIN := $(VENV)/bin
SAMPLE := seeds/000_bb19e5b135c9748a.txt
# Ahead of the first start, and where the environment keeps Python from writing bytecode itself.
COMPILE = $(BIN)/python -m compileall -q src
CATALOGUES := $(wildcard src/bulletin_tui/locale/*/LC_MESSAGES/*.po)

.PHONY: run test lint bench interop locale docs screenshots pages browser pictures clean

run: $(VENV)/.installed
	@$(BIN)/bulletin $(SAMPLE)

# The core is measured, by its own tests and those of the command line; the screens' tests would take half as long
# again. Bytecode is kept here whatever the environment says, or every process compiles all tests anew.
test: export PYTHONDONTWRITEBYTECODE =
test: lint
	$(BIN)/pytest -n auto --dist worksteal tests/tui
	$(BIN)/pytest -n auto --dist worksteal --ignore=tests/tui --cov --cov-report=
	$(BIN)/coverage report --skip-covered --show-missing --fail-under=95 \
		--omit='*/bulletin_tui/tui/*,*/bulletin_tui/cli/*'

lint: $(VENV)/.developer
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports

bench: $(VENV)/.developer
	$(BIN)/python -m benchmarks

# Takes files to other programs and back, in environments of its own; needs the package index.
interop: $(VENV)/.developer
	$(BIN)/python tests/interop/check.py

# Brings the message catalogues up to date with the code; what is new stands there untranslated and fails a test.
locale: $(VENV)/.developer
	$(BIN)/python tools/update_catalogues.py

docs: $(VENV)/.developer
	$(BIN)/python tools/write_docs.py

# Draws the screen for the documents.
screenshots: $(VENV)/.developer
	$(BIN)/python tools/draw_screens.py

# Measures the Word document on paper, and reads it and the workbook back. Needs LibreOffice.
pages: $(VENV)/.developer
	PYTHONPATH=. $(BIN)/python tools/measure_word.py
	PYTHONPATH=. $(BIN)/python tools/read_back.py

# Opens the web page in Chromium. Needs Node and Chromium.
browser: $(VENV)/.developer
	PYTHONPATH=. $(BIN)/python tools/check_page.py

# Draws the summaries for the documents. Needs LibreOffice, poppler, Node and Chromium.
pictures: $(VENV)/.developer
	PYTHONPATH=. $(BIN)/python tools/draw_summaries.py

clean:
	rm -rf $(VENV) build dist .coverage .mypy_cache .pytest_cache .ruff_cache .hypothesis

$(VENV)/bin/python:
	$(PYTHON) -m venv $(VENV)

$(VENV)/.installed: $(VENV)/bin/python pyproject.toml constraints.txt $(CATALOGUES)
	$(BIN)/pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable .
	@$(COMPILE)
	@touch $@

$(VENV)/.developer: $(VENV)/bin/python pyproject.toml constraints.txt $(CATALOGUES)
	$(BIN)/pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable '.[dev]'
	@$(COMPILE)
	@touch $@ $(VENV)/.installed
