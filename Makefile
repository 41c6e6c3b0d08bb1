# Liêm. `make` prints help; `make demo` and `make test` are the two commands to know.
# Needed beforehand: Debian 12 or newer with make, python3-venv and git. After `make setup` nothing needs the network.

SHELL := /bin/sh
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PORT ?= 8000
PROCESSES ?= 2
PIP := $(BIN)/python -m pip --disable-pip-version-check -qq
PYTEST := $(BIN)/python -m pytest
export DJANGO_SETTINGS_MODULE := liem.config.settings

.DEFAULT_GOAL := help
.PHONY: help setup demo serve check test test-deep bench docs reference docs-pictures register i18n lock browser assembled compiled

help: ## this list
	@echo "Liêm: the working system of the internal affairs sector"
	@echo
	@grep -hE '^[a-z0-9-]+:.*## ' Makefile | sed -E 's/^([a-z0-9-]+):.*## /\1\t/' | while IFS="$$(printf '\t')" read -r name text; do printf '  make %-13s %s\n' "$$name" "$$text"; done

setup: $(VENV)/.dev ## install everything, once; afterwards the network may be off
	@sh tests/house/browser.sh || true

demo: compiled ## load the invented demo years, print the national report, serve the pages (PORT=8000)
	@$(BIN)/liem demo --port $(PORT)

serve: compiled ## serve this machine's installation (PORT=8000)
	@$(BIN)/liem serve --port $(PORT)

check: $(VENV)/.dev assembled ## style, types, rooms, migrations, templates, translations, documents
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports
	@$(BIN)/python -W ignore::RuntimeWarning -m django makemigrations --check --dry-run
	@$(PYTEST) -q tests/house

test: $(VENV)/.dev assembled browser ## the tests of every commit, at most ten minutes
	@$(PYTEST) -n $(PROCESSES) -m "not deep"

test-deep: $(VENV)/.dev assembled browser ## the whole matrices, at most forty minutes
	@$(PYTEST) -n $(PROCESSES) -m deep

bench: compiled ## measure side by side, and write docs/performance.md
	@$(BIN)/python -m bench

docs: $(VENV)/.dev assembled ## the documents as pages, into site/
	@$(BIN)/mkdocs build --strict --quiet
	@echo "The documents lie in site/index.html"

reference: $(VENV)/.dev assembled ## docs/reference/ made anew from the declarations
	@$(BIN)/python -m liem.config.reference

docs-pictures: $(VENV)/.dev assembled browser ## the documents' pictures made anew, in a demo of their own
	@$(BIN)/python docs/make_pictures.py

register: $(VENV)/.run ## a new register: make register name=hotline
	@test -n "$(name)" || { echo "Say which: make register name=hotline" >&2; exit 2; }
	@$(BIN)/python -m liem.config.new_register "$(name)" "$(title)"
	@$(BIN)/python -m liem.config.reference

i18n: $(VENV)/.dev ## bring the catalogues up to the texts in use, and say what is not translated
	@$(BIN)/python -m tests.house.messages

lock: ## resolve the dependencies anew (needs uv)
	@uv pip compile pyproject.toml requirements/build.in --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
		--custom-compile-command "make lock" --upgrade --quiet -o requirements/run.txt
	@uv pip compile pyproject.toml requirements/build.in --extra dev --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
		--custom-compile-command "make lock" --upgrade --quiet -c requirements/run.txt -o requirements/dev.txt

browser:
	@sh tests/house/browser.sh

assembled: $(VENV)/.dev compiled
	@$(BIN)/python -c "from liem.web.assets import ensure; ensure()"

# Where Python is told to write no bytecode, every start would compile the whole house again.
compiled: $(VENV)/.run
	@$(BIN)/python -m compileall -q -j 0 src/liem

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || \
		{ echo "Liêm needs Python 3.11 or newer; on Debian 12: sudo apt-get install python3 python3-venv" >&2; exit 2; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || \
		{ echo "python3-venv is missing; on Debian: sudo apt-get install python3-venv" >&2; exit 2; }
	@$(PYTHON) -m venv $(VENV)

# The lists are whole (every package that any of them needs stands in them), so pip is not asked to look for more:
# asked, it prefers a newer release of an extra (coverage[toml]) to the one the list names, and then stops.
$(VENV)/.run: $(VENV)/bin/python requirements/run.txt pyproject.toml
	@echo "Installing Liêm's packages (once) …"
	@$(PIP) install --no-deps --require-hashes -r requirements/run.txt
	@$(PIP) install --no-deps --no-build-isolation -e .
	@$(BIN)/python -m liem.web.assets
	@touch $@

$(VENV)/.dev: $(VENV)/bin/python requirements/dev.txt pyproject.toml
	@echo "Installing Liêm's packages and the tools of its tests (once) …"
	@$(PIP) install --no-deps --require-hashes -r requirements/dev.txt
	@$(PIP) install --no-deps --no-build-isolation -e .
	@$(BIN)/python -m liem.web.assets
	@touch $(VENV)/.run $@
