# Limen: every task in one place. `make` alone explains itself.
# Two that matter: `make run` (the application with demo data) and `make test` (everything that must hold).

SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.NOTPARALLEL:
MAKEFLAGS += --no-print-directory --warn-undefined-variables

export LC_ALL := C.UTF-8
unexport PYTHONDONTWRITEBYTECODE

PORT ?= 8000
VENV := .venv
BIN := $(VENV)/bin
READY_RUN := $(VENV)/ready-to-run
READY_TEST := $(VENV)/ready-to-test
PACKAGES := app workflows letters
CATALOGUES := $(wildcard translations/*/LC_MESSAGES/messages.po)
COMPILED := $(CATALOGUES:.po=.mo)

say = printf '\n\033[1m== %s\033[0m\n' $(1)

# ---------------------------------------------------------------------------------------------- run

.PHONY: help
help: ## Show this list
	@awk 'BEGIN {FS = ":.*## "} /^[a-z0-9-]+:.*## / {printf "  make %-10s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

.PHONY: setup
setup: $(READY_TEST) $(COMPILED) ## Prepare everything to develop: system packages, .venv, catalogues

.PHONY: run
run: $(READY_RUN) $(COMPILED) ## Start Limen with demo data on http://127.0.0.1:8000 (PORT=… for another port)
	@$(BIN)/limen demo --if-empty
	@exec $(BIN)/limen serve --demo --port $(PORT)

.PHONY: demo
demo: $(READY_RUN) $(COMPILED) ## Throw the demo data away and lay it anew
	@$(BIN)/limen demo --reset

$(READY_RUN): requirements/base.txt requirements/build.txt pyproject.toml tools/setup tools/system-packages
	@tools/setup run

$(READY_TEST): requirements/dev.txt requirements/build.txt pyproject.toml tools/setup tools/system-packages
	@tools/setup test

translations/%/LC_MESSAGES/messages.mo: translations/%/LC_MESSAGES/messages.po | $(READY_RUN)
	@$(BIN)/pybabel --quiet compile --input-file $< --output-file $@ --locale $*

# --------------------------------------------------------------------------------------------- test

.PHONY: test
test: setup format lint templates types imports docs tests ## Run everything that must hold before a change lands
	@$(call say,'Everything holds')
	@tail -n 1 build/pytest.log

.PHONY: format
format: $(READY_TEST)
	@$(call say,'Format: ruff format --check')
	@$(BIN)/ruff format --check .

.PHONY: lint
lint: $(READY_TEST) ## Check style: ruff, shell syntax, Dockerfile
	@$(call say,'Lint: ruff check · shell syntax · hadolint')
	@$(BIN)/ruff check .
	@for script in tools/setup tools/system-packages .ci/run; do bash -n "$$script"; done
	@$(BIN)/hadolint Dockerfile
	@echo 'Dockerfile: no finding.'

.PHONY: templates
templates: $(READY_TEST)
	@$(call say,'Templates: djlint')
	@$(BIN)/djlint --lint app letters

.PHONY: types
types: $(READY_TEST) ## Check types: mypy --strict
	@$(call say,'Types: mypy --strict')
	@$(BIN)/mypy

.PHONY: imports
imports: $(READY_TEST) ## Check who imports whom, and that what is imported is declared
	@$(call say,'Imports: contracts of pyproject.toml · declared dependencies')
	@$(BIN)/lint-imports
	@$(BIN)/deptry app workflows letters

.PHONY: docs
docs: $(READY_TEST) ## Check that docs/generated is what the law says today
	@$(call say,'Generated documents are fresh')
	@$(BIN)/python -m workflows.book || { echo 'docs/generated is stale: run make book.'; exit 1; }
	@ls docs/generated

.PHONY: tests
tests: $(READY_TEST) $(COMPILED)
	@$(call say,'Tests: SQLite · PostgreSQL · browser; coverage of lines and branches')
	@mkdir -p build
	@rm -f .coverage .coverage.*
	@$(BIN)/python tools/postgres run $(BIN)/pytest -n 2 --dist worksteal --cov --cov-report= 2>&1 | tee build/pytest.log
	@if [ "$${CI:-}" = true ] && tail -n 1 build/pytest.log | grep -q skipped; then \
	  echo 'CI skips nothing: see the reasons above.'; exit 1; fi
	@$(call say,'Coverage: 100 % of workflows')
	@$(BIN)/coverage report --include='workflows/*' --fail-under=100
	@$(call say,'Coverage: at least 95 % of app and letters')
	@$(BIN)/coverage report --include='app/*,letters/*' --fail-under=95

.PHONY: fast
fast: $(READY_TEST) $(COMPILED) ## The law and the house rules only, for every save
	@$(BIN)/pytest -q -x tests/workflows tests/architecture

.PHONY: pg
pg: $(READY_TEST) $(COMPILED) ## The tests that need PostgreSQL, on a temporary server if there is none
	@CI=true $(BIN)/python tools/postgres run $(BIN)/pytest -m postgres

# ------------------------------------------------------------------------------------------ develop

.PHONY: fix
fix: $(READY_TEST) ## Repair what the formatter and the linter can repair
	@$(BIN)/ruff check --fix .
	@$(BIN)/ruff format .

.PHONY: i18n
i18n: $(READY_TEST) ## Collect the interface's strings into the catalogues and compile them
	@tools/catalogues
	@$(MAKE) $$(ls translations/*/LC_MESSAGES/messages.po | sed 's/po$$/mo/')

.PHONY: golden
golden: $(READY_TEST) $(COMPILED) ## Rewrite the golden texts of letters and checklists; the diff is what a jurist reads
	@LIMEN_GOLDEN=write $(BIN)/pytest -q -p no:randomly tests/letters/test_golden.py tests/app/checks/test_notice_checklist.py
	@git --no-pager diff --stat -- tests/golden

.PHONY: book
book: $(READY_TEST) ## Write docs/generated: law book and state diagrams, French and Dutch
	@$(BIN)/python -m workflows.book --write

.PHONY: bench
bench: $(READY_TEST) $(COMPILED) ## Measure letters, lists, pages and the engine
	@$(BIN)/python -m benchmarks

.PHONY: lock
lock: $(READY_TEST) ## Resolve the requirements anew: exact versions and hashes, no address
	@for name in base dev build; do \
	  $(BIN)/uv pip compile --quiet --upgrade --universal --python-version 3.11 --generate-hashes \
	    --no-emit-index-url --no-emit-find-links requirements/$$name.in -o requirements/$$name.txt; done

.PHONY: clean
clean: ## Remove what was made: .venv, caches, compiled catalogues (never your data in instance/)
	@rm -rf $(VENV) build *.egg-info .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache .coverage .coverage.*
	@rm -f translations/*/LC_MESSAGES/*.mo
	@find $(PACKAGES) tests translations -name __pycache__ -prune -exec rm -rf {} +
