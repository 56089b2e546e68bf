# The two commands of the README are `make run` and `make test`; everything else is a part of them or for developers.
SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := run
.DELETE_ON_ERROR:
PORT ?= 8000

find_python = for p in python3.13 python3.12 python3.14 python3; do \
	if "$$p" -c 'import sys, venv, ensurepip; sys.exit(not (3, 12) <= sys.version_info[:2] <= (3, 14))' 2>/dev/null; then echo "$$p"; exit 0; fi; done
PYTHON ?= $(shell $(find_python))
BIN := .venv/bin
PY := $(BIN)/python
NODE_PATHS := $(CURDIR)/$(BIN)
export PATH := $(PATH):$(NODE_PATHS)

.PHONY: run setup web packages browsers test check lint types unit js e2e bench bench-vscode soak fmt contract screenshots clean

run: web packages  ## Build what is missing, serve on http://localhost:8000
	@PORT=$(PORT) $(PY) -m plugyard_server

setup: .venv/.ready

.venv/.ready: requirements.lock frontend_py/requirements-node.lock pyproject.toml
	@test -n "$(PYTHON)" || { echo "Plugyard needs Python 3.12, 3.13 or 3.14 with venv. Install one (for example with apt, brew, pyenv or uv) and run make again."; exit 1; }
	@echo "==> Python environment in .venv ($(PYTHON))"
	@$(PYTHON) -m venv .venv
	@$(PY) -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	@$(PY) -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@node -e 'process.exit(parseInt(process.versions.node) < 20 ? 1 : 0)' 2>/dev/null || { echo "==> Node.js (from a wheel)"; \
		$(PY) -m pip install --quiet --disable-pip-version-check --require-hashes -r frontend_py/requirements-node.lock; }
	@touch $@

web: setup  ## Bundles, memory snapshots, hashed files; only what changed
	@$(PY) frontend_py/build_web.py

packages: setup  ## First-party extensions with their wheels, fetched once into var/wheels
	@$(PY) -m plugyard_server --pack-only

browsers: .venv/.browsers

.venv/.browsers: .venv/.ready e2e/install_browsers.py e2e/browsers.py
	@$(PY) e2e/install_browsers.py
	@touch $@

test: setup web browsers lint types unit js e2e  ## Everything but the soak
	@echo "All tests passed."

check: setup web lint types unit js  ## The quick half: no browsers

lint: setup
	@echo "==> lint"
	@$(BIN)/ruff format --check --quiet .
	@$(BIN)/ruff check --quiet .

types: setup web
	@echo "==> types"
	@$(BIN)/mypy
	@frontend_py/node_modules/.bin/tsc --project workers/tsconfig.json
	@frontend_py/node_modules/.bin/tsc --project workers/tsconfig.frame.json
	@frontend_py/node_modules/.bin/tsc --project frontend_py/page/tsconfig.json

unit: setup web packages
	@echo "==> unit tests"
	@$(PY) -m pytest -q

js: setup web
	@echo "==> worker and SDK tests"
	@node --test workers/tests/*.test.js sdk/js/tests/*.test.js frontend_py/tests/page/*.test.js extensions/*/tests/*.test.js

e2e: setup web packages browsers
	@echo "==> browsers"
	@$(PY) -m pytest -q frontend_py/tests_browser e2e --browser chromium --browser firefox
	@$(PY) -m pytest -q e2e/webkit

bench: setup web packages browsers  ## Our figures beside their baselines
	@$(PY) -m bench

bench-vscode: setup web packages browsers  ## The same against VS Code for the web; fetches code-server first
	@$(PY) -m bench --vscode

soak: setup web packages browsers
	@$(PY) -m pytest -q e2e/soak --browser chromium --timeout 1800

screenshots: setup web packages browsers
	@$(PY) -m pytest -q e2e/screenshots --browser chromium

contract: setup  ## Write the exported contract anew after a change
	@$(PY) -m plugyard.generate

fmt: setup
	@$(BIN)/ruff format --quiet .
	@$(BIN)/ruff check --fix --quiet .

clean:
	rm -rf .venv frontend_py/node_modules frontend_py/dist frontend_py/build
