# The commands of the project. `make` lists them.
# .venv is made by itself, and again when requirements.txt or pyproject.toml has changed.

PYTHON ?= $(shell command -v python3.11 || command -v python3)
ARGS ?=
BASE ?= main

BIN := .venv/bin
LOCKED := .venv/.locked
INSTALLED := .venv/.installed
FORM := .venv/form
FORM_PACKAGES := @sveltia/cms@0.221.1 yaml@2.9.1
FORM_INSTALLED := $(FORM)/node_modules/@sveltia/cms/package.json
CHECKER := .venv/nu/node_modules/vnu-jar/build/dist/vnu.jar
PIP := $(BIN)/python -m pip install --quiet --no-input --disable-pip-version-check

.DEFAULT_GOAL := help
.PHONY: help site admin serve verify check diff due samla demo lighthouse bench test test-demonstration lint lock clean

help: ## list the commands
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-18s %s\n", $$1, $$2 }' Makefile

site: $(INSTALLED) ## check the content and build the site into site/
	$(BIN)/insyn build $(ARGS)

admin: $(INSTALLED) $(FORM_INSTALLED) ## build the site with the editors' form at /redaktion/; needs npm
	@test -e $(FORM_INSTALLED) || { echo "npm could not install the form: $(FORM_PACKAGES)"; exit 1; }
	INSYN_FORM=$(FORM) $(BIN)/insyn build $(ARGS)

serve: $(INSTALLED) ## show the site on this machine, and again after each change
	INSYN_FORM=$(if $(wildcard $(FORM_INSTALLED)),$(FORM)) $(BIN)/insyn serve $(ARGS)

verify: $(INSTALLED) ## check the built site's change log; ARGS="site --previous FILE" against an earlier one
	$(BIN)/insyn verify $(ARGS)

check: $(INSTALLED) ## check the content only
	$(BIN)/insyn check $(ARGS)

diff: $(INSTALLED) ## say what differs from BASE in what readers see, page by page too where site/ is built
	rm -rf build/base
	git worktree prune
	git worktree add --quiet --force --detach build/base "$(BASE)"
	-$(BIN)/insyn build --root build/base
	-$(BIN)/insyn diff "$(BASE)" --format markdown --sites build/base/site site >build/andringar.md
	git worktree remove --force build/base
	cat build/andringar.md >>"$${GITHUB_STEP_SUMMARY:-/dev/null}"
	$(BIN)/insyn diff "$(BASE)" $(ARGS)

due: $(INSTALLED) ## write what is to be done into build/att-gora.md
	mkdir -p build
	$(BIN)/insyn due --format markdown $(ARGS) >build/att-gora.md

samla: $(INSTALLED) ## gather several municipalities' built sites in one database; ARGS="FOLDER... -o FILE"
	$(BIN)/insyn samla $(ARGS)

demo: $(INSTALLED) ## build an invented municipality with ten years of reports into build/demo/site
	rm -rf build/demo
	$(BIN)/python -m tests.bench.corpus demo build/demo
	cp -R mkdocs.yml theme build/demo
	$(BIN)/insyn build --root build/demo --today 2026-11-21 $(ARGS)

lighthouse: $(INSTALLED) ## measure five pages of the demonstration; needs Chromium and npm
	$(BIN)/python -m tests.bench.lighthouse $(ARGS)

bench: $(INSTALLED) ## time builds of up to 10 000 reports against Hugo and Material, and kill fifty; needs an hour and a quiet machine
	$(BIN)/python -m tests.bench --write $(ARGS)
	INSYN_KILLS=50 $(BIN)/python -m pytest --quiet tests/test_killing.py

test: $(INSTALLED) $(CHECKER) $(FORM_INSTALLED) ## run every test, with ruff and mypy among them
	$(BIN)/python -m pytest -n auto --dist loadfile $(ARGS)

test-demonstration: $(INSTALLED) ## drive the invented municipality's pages in a browser; takes a quarter of an hour
	INSYN_VISIT_DEMONSTRATION=1 $(BIN)/python -m pytest -n auto tests/browser/test_screens.py \
		tests/browser/test_media.py tests/browser/test_traffic.py $(ARGS)

lint: $(INSTALLED) ## run ruff and mypy alone
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

lock: $(INSTALLED) ## lock again what is missing or changed; ARGS=--upgrade takes newer versions
	$(BIN)/uv pip compile pyproject.toml requirements.in --all-extras --universal --python-version 3.11 \
		--generate-hashes --no-header --no-annotate --no-emit-index-url --quiet \
		--output-file requirements.txt $(ARGS)

clean: ## remove what is built and installed
	rm -rf .venv site build *.egg-info .mypy_cache .pytest_cache .ruff_cache .hypothesis

$(LOCKED): requirements.txt
	$(PYTHON) -m venv --clear .venv
	$(PIP) --require-hashes --requirement requirements.txt
	touch $@

$(INSTALLED): $(LOCKED) pyproject.toml
	$(PIP) --no-build-isolation --no-deps --editable .
	touch $@

# The Nu Html Checker. Without npm the tests say that it is missing; all others run.
$(CHECKER): | $(INSTALLED)
	-npm install --prefix .venv/nu --no-save --no-package-lock --ignore-scripts --no-audit --no-fund \
		--loglevel error vnu-jar@26.9.27

# The editors' form, unpacked only: nothing of it runs here. The versions are those that the tests know.
$(FORM_INSTALLED): Makefile | $(INSTALLED)
	-npm install --prefix $(FORM) --no-save --no-package-lock --ignore-scripts --no-audit --no-fund --omit=peer \
		--loglevel error $(FORM_PACKAGES) && touch $@
