# Every target says in `make help` what it does. Python 3.11 or newer, make and git are all a machine needs.
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
SHELL := /bin/sh
PYTHON ?= python3
PY := .venv/bin/python
INSTALLED := .make/venv.stamp
# The runtime that is deployed. Where this machine has it beside another, the fast tests run on both; services (integration) on
# this one, for wiring and browser tests run them on the other.
DEPLOYED = $(shell for it in python3.13 $$HOME/.pyenv/versions/3.13*/bin/python; do $$it -c 'import sys, venv; print(sys.executable)' 2>/dev/null && break; done)
STACK ?= parure
REGION ?= $(or $(AWS_REGION),ap-east-1)
export PYTHONPATH := functions:layers/parure:.
export SAM_CLI_TELEMETRY := 0

.PHONY: help
help: ## Say what every target does
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  \033[1m%-14s\033[0m %s\n", $$1, $$2}' $(MAKEFILE_LIST)

$(INSTALLED): requirements.lock
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Parure needs Python 3.11 or newer; $(PYTHON) is $$($(PYTHON) --version). Say which one: make PYTHON=python3.12 …"; exit 1; }
	@echo "· installing Python packages into .venv (once)"
	@test -x $(PY) || $(PYTHON) -m venv .venv || { echo "The venv module is missing: apt-get install python3-venv, then again."; exit 1; }
	@$(PY) -m pip install --quiet --disable-pip-version-check --no-deps -r requirements.lock || { echo "Packages could not be installed; is there a network and a package index? Then again: make"; exit 1; }
	@mkdir -p .make && touch $@

.PHONY: setup
setup: $(INSTALLED) ## Make .venv from requirements.lock (the others do it by themselves)

.PHONY: run
run: $(INSTALLED) ## Run the whole mall on this machine: http://127.0.0.1:8000/
	@exec $(PY) -m infra.local.launch $(ARGS)

.PHONY: seed
seed: $(INSTALLED) ## Load demo data into the running mall; SIZE=full loads all 53,940 diamonds
	@exec $(PY) -m infra.local.seed --size $(or $(SIZE),demo)

.PHONY: status
status: $(INSTALLED) ## Say what runs, where, and what waits in queues
	@$(PY) -m infra.local.status

.PHONY: logs
logs: ## Follow the logs; FUNCTION=orders shows one function
	@ls .local/logs/$(or $(FUNCTION),*).* >/dev/null 2>&1 || { echo "No logs yet: make run."; exit 1; }
	@exec tail -n 40 -F .local/logs/$(or $(FUNCTION),*).*

.PHONY: reset
reset: $(INSTALLED) ## Forget the local data (.local/); the next run starts anew
	@$(PY) -m infra.local.reset

.PHONY: replay
replay: $(INSTALLED) ## Send a queue's dead letters back: QUEUE=orders-events
	@$(PY) -m infra.local.replay $(QUEUE)

.PHONY: invoke
invoke: $(INSTALLED) ## Run one function on one event: FUNCTION=orders EVENT=events/samples/x.json
	@$(PY) -m infra.local.invoke $(FUNCTION) $(EVENT)

# The venv's Node, by links that the first use makes.
NPM := PATH="$(CURDIR)/.make/node:$$PATH" npm --prefix frontend
.make/npm.stamp: $(INSTALLED) frontend/package-lock.json
	@$(PY) -m infra.local.frontends install

.PHONY: generate
generate: $(INSTALLED) .make/npm.stamp ## Rewrite the generated files: OpenAPI, event schemas, client, API reference
	@$(PY) -m infra.openapi
	@$(PY) -m infra.schemas
	@$(NPM) exec -- openapi-typescript infra/openapi.json -o frontend/shared/src/api/schema.d.ts
	@$(PY) -m infra.reference

.PHONY: tools
tools: $(INSTALLED) ## Install what the tests use besides Python: Chromium, a CJK font, valgrind (needs root)
	@{ command -v chromium && command -v valgrind; } >/dev/null || { test "$$(id -u)" = 0 || { echo "Chromium or valgrind is missing; as root: apt-get install -y --no-install-recommends chromium fonts-noto-cjk valgrind"; exit 1; }; \
	  apt-get update -qq && apt-get install -y -qq --no-install-recommends chromium fonts-noto-cjk valgrind; }

PURE := tests/unit tests/corpus tests/contract

.PHONY: check
check: $(INSTALLED) .make/npm.stamp ## Linters, types, import rules, generated files in date, the fast tests
	@$(PY) -m ruff check .
	@$(PY) -m ruff format --check --quiet .
	@$(PY) -m mypy --exclude infra/local/demo functions layers/parure/parure infra tests
	@.venv/bin/lint-imports
	@.venv/bin/cfn-lint template.yaml infra/stacks/*.yaml
	@$(PY) -m infra.openapi --check && $(PY) -m infra.schemas --check
	@if $(PY) -c 'import sys; sys.exit(sys.version_info[:2] == (3, 13))' && test -n "$(DEPLOYED)"; then \
	  $(PY) -m pytest -q -n 2 $(PURE) --ignore=tests/contract/test_cold_start.py && $(MAKE) --no-print-directory check-deployed; \
	else $(PY) -m pytest -q -n 2 $(PURE) tests/integration; fi
	@$(NPM) run check && $(NPM) test

.make/venv-3.13.stamp: requirements.lock
	@echo "· installing Python packages for 3.13 into .make/venv-3.13 (once)"
	@mkdir -p .make && $(DEPLOYED) -m venv .make/venv-3.13 && .make/venv-3.13/bin/python -m pip install --quiet --disable-pip-version-check --no-deps -r requirements.lock && touch $@

.PHONY: check-deployed
check-deployed: .make/venv-3.13.stamp ## The fast tests on Python 3.13, which Lambda runs
	@.make/venv-3.13/bin/python -m pytest -q -n 2 $(PURE) tests/integration

.PHONY: test
test: tools check ## Everything: check, then wiring, faults and people's journeys in a browser
	@$(PY) -m infra.local.frontends build
	@$(MAKE) --no-print-directory -j 2 $(if $(filter output-sync,$(.FEATURES)),-O) test-clouds test-people

# Side by side: each has a local cloud of its own.
.PHONY: test-clouds test-people
test-clouds:
	@$(PY) -m pytest -q --durations=30 tests/fault tests/wiring
test-people:
	@$(PY) -m pytest -q --durations=30 tests/e2e

.PHONY: bench
bench: $(INSTALLED) ## Measure on this machine: a table, and build/bench.json
	@$(PY) -m infra.bench $(ARGS)

SAM := .make/sam-venv/bin/sam
$(SAM):
	@echo "· installing the SAM CLI into a venv of its own (once)"
	@mkdir -p .make && $(PYTHON) -m venv .make/sam-venv && .make/sam-venv/bin/pip install --quiet --disable-pip-version-check aws-sam-cli==1.170.0

.PHONY: package
package: $(INSTALLED) $(SAM) ## Build functions and layers for Lambda (arm64, Python 3.13) into .aws-sam/
	@$(PY) -m infra.package

.PHONY: deploy
deploy: package ## Deploy to an AWS account: STACK= REGION= (docs/operating.md)
	@$(PY) -m infra.deploy --stack $(STACK) --region $(REGION) $(ARGS)
