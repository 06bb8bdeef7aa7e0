# `make run` opens the program, `make test` is all that a change must pass. Both set up .venv when it is missing or stale.

VENV := .venv
BIN := $(VENV)/bin
PYTHON := $(shell for p in python3 python3.13 python3.12 python3.11; do \
	$$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1 && echo $$p && break; done)
PIP := $(BIN)/python -m pip --disable-pip-version-check -q
WIRE := tests/wire
PROVIDER := $(WIRE)/node_modules/.there
SETTLED := pyproject.toml constraints.txt hatch_build.py

.DEFAULT_GOAL := help
.PHONY: help run test check bench eval faults shots clean

help: ## what there is
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 10

run: $(VENV)/.run ## open the program
	@$(BIN)/mockloop

test: check $(PROVIDER) ## everything: style, types, layers, tests
	$(BIN)/pytest -q

check: $(VENV)/.dev ## style, types and layers only
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

bench: $(VENV)/.dev $(PROVIDER) ## speed and memory, beside a bare Textual program
	$(BIN)/python -m bench

eval: $(VENV)/.dev ## how far the interviewer and the grader can be trusted, into docs/grading.md
	$(BIN)/python -m bench.eval --write

faults: $(VENV)/.dev $(PROVIDER) ## the long ones: killed processes, full disks, a provider in trouble
	$(BIN)/python -m bench.faults

shots: $(VENV)/.dev ## pictures of the screens, into docs/images
	$(BIN)/python -m bench.shots

# The fake provider that the backends are tested against. It is Node's; without Node that part alone is left out.
$(PROVIDER): $(WIRE)/package.json $(WIRE)/package-lock.json
	@if command -v npm >/dev/null 2>&1; then cd $(WIRE) && npm ci --silent && touch node_modules/.there; else \
		echo "Node is not installed: the tests of the wire (tests/wire) are LEFT OUT of this run." >&2; fi

clean: ## take away what was set up and built
	rm -rf $(VENV) $(WIRE)/node_modules build dist .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis

$(VENV)/.pip:
	@test -n "$(PYTHON)" || { echo "mockloop needs Python 3.11 or newer; none was found on the PATH." >&2; exit 1; }
	@echo "Setting up $(VENV) ..."
	@$(PYTHON) -m venv $(VENV)
	@$(PIP) install -c constraints.txt --upgrade pip
	@touch $@

$(VENV)/.run: $(VENV)/.pip $(SETTLED)
	@$(PIP) install -c constraints.txt --build-constraint constraints.txt -e .
	@touch $@

$(VENV)/.dev: $(VENV)/.pip $(SETTLED)
	@$(PIP) install -c constraints.txt --build-constraint constraints.txt -e . --group dev
	@touch $@ $(VENV)/.run
