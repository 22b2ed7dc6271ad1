# Two commands on a fresh machine: make demo, make test. `make check` is the fast loop.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/ready
ASSETS := src/multifidus/web/static/vendor/.ready

.PHONY: demo test journeys check bench assets figures screenshots lock clean

demo: $(READY) $(ASSETS)  ## a clinic of made-up people on this machine; prints its address
	$(BIN)/multifidus demo

test: $(READY) $(ASSETS)  ## all tests but the journeys
	$(BIN)/pytest -n auto --ignore=tests/journeys

journeys: $(READY) $(ASSETS)  ## people's stories and every page in a real browser
	$(BIN)/pytest -n auto -o faulthandler_timeout=300 tests/journeys

check: $(READY)  ## the fast loop: format, lint, types, contracts, content
	$(BIN)/ruff format --check src tests bench frontend
	$(BIN)/ruff check src tests bench frontend
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/multifidus content check

bench: $(READY)  ## ratios in one run; 200,000 random patients
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements/bench.txt
	$(BIN)/python -m bench

$(READY): requirements/dev.txt pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements/dev.txt
	$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	touch $(READY)

assets: $(ASSETS)  ## the front-end packages, checked and laid where the site serves them

$(ASSETS): $(READY) frontend/package-lock.json frontend/vendor.sha256 frontend/assemble.py
	$(BIN)/python frontend/assemble.py
	touch $(ASSETS)

figures: $(READY)  ## every exercise's figure and the sheets of each family, into figures/; says what is wrong with them
	$(BIN)/multifidus figures figures

screenshots: $(READY) $(ASSETS)  ## every page, phone and desktop, light and dark, into screenshots/
	$(BIN)/python -m tests.journeys.screenshots

lock: $(READY)  ## write the hash-locked lists anew; they name no host
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements/tool.txt
	for list in tool run dev bench; do \
		$(BIN)/uv pip compile --quiet --generate-hashes --no-emit-index-url --no-header --python-version 3.11 \
			requirements/$$list.in --output-file requirements/$$list.txt; done

clean:
	rm -rf $(VENV) .hypothesis .mypy_cache .ruff_cache frontend/node_modules src/multifidus/web/static/vendor
