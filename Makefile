# Everything a contributor types. `make help` lists it. Stamps under .venv make second runs quick.
SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:

VENV := .venv
PY := $(VENV)/bin/python
BIN := $(VENV)/bin
OUT := out/demo
WORKERS ?= 2
STAMP := $(VENV)/.stamps

.PHONY: help setup demo test test-all check bench lock size docs browser clean

help: ## list the targets
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## /\1\t/' | expand -t 14

setup: $(STAMP)/package ## make .venv, install the locked parts with hashes, install Fundstelle

$(STAMP)/venv:
	@sh tools/check_system.sh
	@python3 -m venv $(VENV)
	@mkdir -p $(STAMP) && touch $@

$(STAMP)/parts: $(STAMP)/venv requirements.lock
	@echo "setup: installing the parts of requirements.lock"
	@$(PY) -m pip install --quiet --disable-pip-version-check --no-deps --require-hashes --only-binary :all: -r requirements.lock
	@touch $@

$(STAMP)/package: $(STAMP)/parts pyproject.toml
	@$(PY) -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@$(PY) -m compileall -q src >/dev/null
	@touch $@

demo: setup ## set up, run the main job on the packaged sample, write the report
	@rm -rf $(OUT) && mkdir -p $(OUT)
	@$(BIN)/fundstelle run --sample --register $(OUT)/register --report $(OUT)/report.html --language de
	@$(BIN)/fundstelle matters --register $(OUT)/register --language de
	@echo
	@echo "Report: $(CURDIR)/$(OUT)/report.html (open it in a browser; it needs no network)"
	@echo "Next:   $(BIN)/fundstelle claims --register $(OUT)/register"

browser: $(STAMP)/browser

$(STAMP)/browser: | $(STAMP)/venv
	@sh tools/install_browser.sh && touch $@ || true

check: setup ## style, types, floors, data, quality gate
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-cache
	$(PY) tools/check_sizes.py
	$(BIN)/fundstelle check-data
	$(PY) evals/gate.py

test: setup browser check ## checks and tests, at most 8 minutes
	$(PY) -m pytest -n $(WORKERS) -m "not long"

test-all: setup browser check ## the long tests too
	$(PY) -m pytest -n $(WORKERS)

bench: setup ## speed and size, one row per benchmark
	$(PY) benchmarks/run.py

size: setup ## bytes of a core install in a venv of its own
	$(PY) benchmarks/size.py

lock: setup ## resolve the lock anew (needs the network)
	$(PY) -m pip install --quiet uv
	$(BIN)/uv pip compile pyproject.toml --all-extras --generate-hashes --universal --python-version 3.11 \
	  --no-emit-index-url --custom-compile-command "make lock" -o requirements.lock
	$(BIN)/uv pip compile pyproject.toml --generate-hashes --universal --python-version 3.11 \
	  --no-emit-index-url --custom-compile-command "make lock" -c requirements.lock -o requirements-core.lock

docs: setup ## paste the commands' help into docs/cli.md
	$(PY) tools/make_cli_docs.py

clean: ## remove what make made
	rm -rf $(VENV) out dist build
