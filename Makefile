# Two commands on a fresh machine: make demo, make test. `make check` is the fast loop.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/ready

.PHONY: demo test check bench lock clean

demo: $(READY)  ## the plan on three of the cases
	$(BIN)/multifidus plan tests/cases/S01.json
	$(BIN)/multifidus plan tests/cases/O15.json
	$(BIN)/multifidus plan tests/cases/L07.json --for patient

test: $(READY)  ## all tests
	$(BIN)/pytest -n auto

check: $(READY)  ## the fast loop: format, lint, types, contracts, content
	$(BIN)/ruff format --check src tests bench
	$(BIN)/ruff check src tests bench
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

lock: $(READY)  ## write the hash-locked lists anew; they name no host
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements/tool.txt
	for list in tool run dev bench; do \
		$(BIN)/uv pip compile --quiet --generate-hashes --no-emit-index-url --no-header --python-version 3.11 \
			requirements/$$list.in --output-file requirements/$$list.txt; done

clean:
	rm -rf $(VENV) .hypothesis .mypy_cache .ruff_cache
