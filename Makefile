# povstat: one Makefile for everything.  A new file in src/ or tests/unit/
# needs no change here.

CC ?= cc
AR ?= ar
CFLAGS ?= -O2 -g
WARNINGS ?= -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wvla -Wundef \
	-Wstrict-prototypes -Wmissing-prototypes -Wcast-qual -Wwrite-strings \
	-Wformat=2 -Werror
BUILD ?= build
DESTDIR ?=
PREFIX ?= /usr/local
BINDIR ?= $(PREFIX)/bin
DATADIR ?= $(PREFIX)/share/povstat
MANDIR ?= $(PREFIX)/share/man/man1
VIMANDIR ?= $(PREFIX)/share/man/vi/man1
BASHDIR ?= $(PREFIX)/share/bash-completion/completions
ZSHDIR ?= $(PREFIX)/share/zsh/site-functions
FISHDIR ?= $(PREFIX)/share/fish/vendor_completions.d

SANITIZE := -fsanitize=address,undefined -fno-sanitize-recover=all \
	-fno-omit-frame-pointer
CLANG = $(if $(findstring clang,$(CC)),$(CC),clang)
# Lines and names of functions are all that their reports need (-g1).
ASAN_GCC = BUILD=build/asan CFLAGS='-O1 -g1 $(SANITIZE)'
# Which branches were taken.  Not every comparison: three times slower, and
# the words to try are in typed.dict.
TRACED := -fsanitize=fuzzer-no-link -fno-sanitize-coverage=trace-cmp
# Only clang sees arithmetic on NULL and the ends of local arrays; the fuzzers
# are built of the same objects.
ASAN_CLANG = BUILD=build/asan-clang CC='$(CLANG)' WARNINGS= \
	CFLAGS='-O1 -g1 -fsanitize=local-bounds,nullability $(SANITIZE) $(TRACED)'

# What one file calls of another is put in its place where it pays: the program
# takes a tenth less time.  Not where somebody says how to compile.  Objects are
# usual ones besides, for who links them otherwise.
ifeq ($(origin CFLAGS),file)
LTO := $(shell echo 'int main(void) { return 0; }' | \
	$(CC) -flto=auto -ffat-lto-objects -x c -o /dev/null - 2>/dev/null && \
	echo -flto=auto)
endif
FAT := $(if $(LTO),$(LTO) -ffat-lto-objects)
AS_USUAL := $(if $(LTO),-fno-lto)
# How the program is linked; -fno-lto where it is to be there soon.
LINKED ?= $(LTO)

STANDARD := -std=c11 -D_XOPEN_SOURCE=700
INCLUDES := -Iinclude -Isrc
LIBRARIES := -Wl,--as-needed -lcsv -lcjson -lutf8proc -lxlsxwriter -lminizip -lexpat -lm
COMPILE = $(CC) $(STANDARD) $(CPPFLAGS) $(CFLAGS) $(AS_USUAL) $(WARNINGS) \
	$(INCLUDES) -MMD -MP

comma := ,

# V=1 prints the commands themselves, QUIET=1 nothing that goes well.
Q := $(if $(V),,@)
say = @$(if $(V)$(QUIET),true,echo '  $(1) $(2)')

SOURCES := $(sort $(wildcard src/*/*.c))
TESTS := $(sort $(wildcard tests/unit/*_test.c))
# Files that the program carries with it as they are; one copy of each.
EMBEDDED := $(sort $(wildcard src/cli/completion.*sh src/write/*.css \
	src/write/*.js src/read/*.json docs/ci/* docs/schema/*.json data/*.csv \
	data/extracts/*.csv \
	$(filter-out %/areas.csv,$(wildcard data/reference/*.csv))))
UNPACKED := $(SOURCES:src/%.c=$(BUILD)/%.o) $(BUILD)/embedded_files.o
PACKED := $(BUILD)/packed.o $(BUILD)/packed_words.o
OBJECTS := $(UNPACKED) $(PACKED)
MAIN := $(BUILD)/main.o
LIBRARY := $(BUILD)/libpovstat.a
BINARY := $(BUILD)/povstat
TEST_BINARIES := $(TESTS:tests/unit/%.c=$(BUILD)/tests/%)
FUZZ_SECONDS ?= 60
FUZZ_SEED ?= 0
FUZZ_EVERY ?= 1
FUZZ_RUNS ?= -1
FUZZ_TARGETS := $(patsubst tests/fuzz/%_fuzz.c,%,$(wildcard tests/fuzz/*_fuzz.c))
FUZZ_SHARED := $(filter-out %_fuzz.c tests/fuzz/replay.c tests/fuzz/fuzzer.c, \
	$(wildcard tests/fuzz/*.c))
REPLAYS := $(FUZZ_TARGETS:%=$(BUILD)/fuzz/replay-%)
# Besides its corpus, which was wrong once or reaches what no other input does.
FUZZ_SEEDS_extract := tests/data tests/data/samples tests/data/encodings
FUZZ_SEEDS_records := $(FUZZ_SEEDS_extract) tests/fuzz/corpus/extract
FUZZ_SEEDS_memo := $(FUZZ_SEEDS_records)

.DEFAULT_GOAL := all
.DELETE_ON_ERROR:
.PHONY: all check unit golden replay bless layers words asan asan-clang fuzz \
	bench lint format install uninstall clean help demo test programs \
	test-programs fuzzers test-package test-recipes test-office \
	test-browser force

all: $(BINARY) ## build ./povstat
ifeq ($(BUILD),build)
	@ln -sf $(BINARY) povstat
endif

$(BINARY): $(MAIN) $(LIBRARY)
	$(call say,link,$@)
	$(Q)$(CC) $(CFLAGS) $(LINKED) $(LDFLAGS) -o $@ $(MAIN) $(LIBRARY) $(LIBRARIES) \
		$(LDLIBS)

# Made anew: a source that went away must not linger in the archive.
$(LIBRARY): $(OBJECTS) $(BUILD)/sources
	@rm -f $@
	$(call say,archive,$@)
	$(Q)$(AR) rcs $@ $(OBJECTS)

$(BUILD)/%.o: src/%.c $(BUILD)/flags
	@mkdir -p $(@D)
	$(call say,compile,$<)
	$(Q)$(COMPILE) $(FAT) $(FIRST) -include src/base/banned.h -c -o $@ $<

# Libraries that are loaded by who first needs them: what they are called.  What
# macros for calls name is banned: they are read before the ban.
LOADED := xlsxwriter minizip expat
LOADING := $(addprefix $(BUILD)/book/,archive.o xml.o book_library.o) \
	$(addprefix $(BUILD)/write/,xlsx.o xlsx_grid.o xlsx_library.o xlsx_rules.o)
$(LOADING): FIRST := -include $(BUILD)/libraries.h
$(filter $(BUILD)/write/%,$(LOADING)): FIRST += -include write/xlsx_library.h
$(LOADING): $(BUILD)/libraries.h

# loaded.so is for those who look what a package needs.
$(BUILD)/libraries.h: $(BUILD)/flags
	@$(CC) $(filter -L% -Wl$(comma)-rpath%,$(LDFLAGS)) -shared \
		-o $(BUILD)/loaded.so -Wl,--no-as-needed $(LOADED:%=-l%)
	@LC_ALL=C readelf -d $(BUILD)/loaded.so | sed -n \
		$(foreach l,$(LOADED),-e 's/.*(NEEDED).*\[\(lib$(l)[^]]*\)\].*/#define LIBRARY_$(l) "\1"/p') >$@

$(BUILD)/embedded_files.c: src/base/embed.sh $(EMBEDDED) $(BUILD)/sources
	$(call say,embed,$@)
	$(Q)src/base/embed.sh $(EMBEDDED) >$@

$(BUILD)/embedded_files.o: $(BUILD)/embedded_files.c $(BUILD)/flags
	$(call say,compile,$<)
	$(Q)$(COMPILE) -c -o $@ $<

# The reference tables of the program and its tables of spellings, read and
# sorted by the code that looks things up in them.  The program that does it
# brings none.
$(BUILD)/pack: $(BUILD)/pack.o $(BUILD)/unpacked.o $(UNPACKED)
	$(call say,link,$@)
	$(Q)$(CC) $(CFLAGS) $(AS_USUAL) $(LDFLAGS) -o $@ $^ $(LIBRARIES) $(LDLIBS)

$(BUILD)/unpacked.c: Makefile include/povstat/words_tables.def $(BUILD)/flags
	@echo '#include "model/area_pack.h"' >$@
	@echo '#include "model/catalogue_pack.h"' >>$@
	@echo 'const area_pack area_pack_built_in = {.n_areas = 0};' >>$@
	@echo 'const catalogue_pack catalogue_pack_built_in = {.n_rows = 0};' >>$@
	@echo '#include "povstat/words.h"' >>$@
	@echo '#define TABLE(name) const pov_words_pack pov_words_pack_##name;' >>$@
	@echo '#include "povstat/words_tables.def"' >>$@

$(BUILD)/packed.c: $(BUILD)/pack $(wildcard data/reference/*.csv) data/plans.csv
	$(call say,pack,data/reference)
	$(Q)$(BUILD)/pack data >$@

$(BUILD)/packed_words.c: $(BUILD)/pack
	$(call say,pack,$@)
	$(Q)echo '#include "povstat/words.h"' >$@
	$(Q)$(BUILD)/pack >>$@

# No compiler need take so long a text, but each that is known does.
$(BUILD)/packed.o: WARNINGS += -Wno-overlength-strings
$(PACKED) $(BUILD)/unpacked.o: %.o: %.c $(BUILD)/flags
	$(call say,compile,$<)
	$(Q)$(COMPILE) -c -o $@ $<

$(BUILD)/tests/%: tests/unit/%.c $(LIBRARY) $(BUILD)/flags
	@mkdir -p $(@D)
	$(call say,compile,$<)
	$(Q)$(COMPILE) -MF $@.d -MT $@ $(LDFLAGS) -o $@ $< $(LIBRARY) \
		$(LIBRARIES) -lcmocka $(LDLIBS)

$(BUILD)/fuzz/%.o: tests/fuzz/%.c $(BUILD)/flags
	@mkdir -p $(@D)
	$(call say,compile,$<)
	$(Q)$(COMPILE) -c -o $@ $<

.SECONDARY: $(patsubst tests/%.c,$(BUILD)/%.o,$(wildcard tests/fuzz/*.c))
$(BUILD)/fuzz/fuzz-%: FUZZER := -fsanitize=fuzzer
$(BUILD)/fuzz/replay-%: $(BUILD)/fuzz/%_fuzz.o $(BUILD)/fuzz/replay.o \
		$(FUZZ_SHARED:tests/%.c=$(BUILD)/%.o) $(LIBRARY)
	$(call say,link,$@)
	$(Q)$(LINK_FUZZ)
$(BUILD)/fuzz/fuzz-%: $(BUILD)/fuzz/%_fuzz.o $(BUILD)/fuzz/fuzzer.o \
		$(FUZZ_SHARED:tests/%.c=$(BUILD)/%.o) $(LIBRARY)
	$(call say,link,$@)
	$(Q)$(LINK_FUZZ)
LINK_FUZZ = $(CC) $(CFLAGS) $(AS_USUAL) $(FUZZER) $(LDFLAGS) -Wl,--wrap=child_run -o $@ $^ $(LIBRARIES) $(LDLIBS)

# Streams of one's own, changing places at once, files that never have a name,
# memory made ready, shared without a file or given back: not in POSIX.
$(BUILD)/cli/stream.o $(BUILD)/cli/replace.o $(BUILD)/bytes/lines.o \
$(BUILD)/base/arena.o $(BUILD)/base/process.o $(BUILD)/base/resting.o: \
	COMPILE += -D_GNU_SOURCE

# Where the data are installed is known to one file, so that another PREFIX
# does not build everything again.
$(BUILD)/cli/environment.o: COMPILE += -DPOVSTAT_DATADIR='"$(DATADIR)"'
$(BUILD)/cli/environment.o: $(BUILD)/datadir

# What was built with other flags, or from other sources, is built again.
$(BUILD)/flags: STAMP = $(COMPILE) $(FAT) $(LDFLAGS)
$(BUILD)/datadir: STAMP = $(DATADIR)
$(BUILD)/sources: STAMP = $(SOURCES) $(EMBEDDED)
$(BUILD)/flags $(BUILD)/datadir $(BUILD)/sources: force
	@mkdir -p $(@D)
	@echo '$(subst ','\'',$(STAMP))' | cmp -s - $@ || \
		echo '$(subst ','\'',$(STAMP))' >$@

# The driver and what is loaded into the program know nothing of sanitizers:
# those are the program's.
INJECT := $(sort $(filter-out tests/inject/shim.c,$(wildcard tests/inject/*.c)))
PLAIN = $(filter-out -fsanitize%,$(CFLAGS))
# Where it is known how to change what a system call does.
TRACEABLE := $(filter Linux-x86_64 Linux-aarch64,$(shell uname -sm | tr ' ' -))
TORTURE := $(if $(TRACEABLE),$(BUILD)/tests/torture $(BUILD)/tests/inject.so)
TORTURE_EVERY ?= 92

# Checks of what was built; the others are of the sources.
BUILT_CHECKS := unit golden completion terminal replay

check: $(BUILT_CHECKS) torture-sample layers words ## unit to words, all of them

# All that those checks run.
programs: all $(TEST_BINARIES) $(REPLAYS) $(BUILD)/tests/pty $(TORTURE)

# The same, of every kind that `make test` runs.
test-programs: programs
	+@$(MAKE) $(ASAN_GCC) all $(TEST_BINARIES:$(BUILD)/%=build/asan/%) \
		$(TORTURE:$(BUILD)/%=build/asan/%)
	+@if .ci/setup fuzz; then $(MAKE) $(ASAN_CLANG) all fuzzers \
		$(REPLAYS:$(BUILD)/%=build/asan-clang/%); fi

unit: $(TEST_BINARIES) ## run every unit test
	@tests/unit/run.sh $(TEST_BINARIES)

golden: all ## run every command line of tests/cases
	@POVSTAT=$(BINARY) CASES_SHARE=$(CASES_SHARE) tests/cases/run.sh

.PHONY: completion
completion: all ## complete command lines in bash, zsh and fish
	@POVSTAT=$(BINARY) tests/completion/run.sh

.PHONY: test-install
test-install: ## install into a directory, use what is there, uninstall
	@MAKE='$(MAKE)' BUILD=$(BUILD) tests/install.sh

$(BUILD)/tests/pty: tests/terminal/pty.c $(BUILD)/flags
	@mkdir -p $(@D)
	$(call say,compile,$<)
	$(Q)$(COMPILE) -MF $@.d -MT $@ $(LDFLAGS) -o $@ $< $(LDLIBS)

# Without sanitizers: it is loaded before theirs.
$(BUILD)/tests/clock.so: tests/terminal/clock.c
	@mkdir -p $(@D)
	$(call say,compile,$<)
	$(Q)$(CC) $(STANDARD) $(WARNINGS) -O2 -fPIC -shared -o $@ $<

.PHONY: terminal
terminal: all $(BUILD)/tests/pty $(BUILD)/tests/clock.so ## what somebody at a terminal sees
	@POVSTAT=$(BINARY) tests/terminal/run.sh $(BUILD)/tests/pty \
		$(BUILD)/tests/clock.so

$(BUILD)/tests/inject/%.o: tests/inject/%.c $(BUILD)/flags
	@mkdir -p $(@D)
	$(call say,compile,$<)
	$(Q)$(CC) $(STANDARD) $(PLAIN) $(WARNINGS) -MMD -MP -fPIC -c -o $@ $<

$(BUILD)/tests/torture: $(INJECT:tests/inject/%.c=$(BUILD)/tests/inject/%.o)
	$(call say,link,$@)
	$(Q)$(CC) $(PLAIN) -o $@ $^

$(BUILD)/tests/inject.so: $(BUILD)/tests/inject/shim.o
	$(call say,link,$@)
	$(Q)$(CC) $(PLAIN) -shared -o $@ $^

.PHONY: torture torture-sample
torture torture-sample: all $(TORTURE)

torture: ## let each call fail, each moment be the last, one at a time
	@$(if $(TORTURE),$(BUILD)/tests/torture,echo 'skip  torture: not here')

torture-sample: ## one in TORTURE_EVERY of them, always the same
	@$(if $(TORTURE),$(BUILD)/tests/torture --every $(TORTURE_EVERY), \
		echo 'skip  torture: not here')

replay: $(FUZZ_TARGETS:%=replay-%) ## read what fuzzing starts from, once

replay-%: $(BUILD)/fuzz/replay-%
	@$< tests/fuzz/corpus/$* $(FUZZ_SEEDS_$*)

bless: all ## take what the golden command lines print now
	@POVSTAT=$(BINARY) tests/cases/run.sh --bless

words: ## hold the texts of the sources against their translations
	@tests/words.sh

layers: $(MAIN) $(LIBRARY) ## check who uses whom, sizes and top-level entries
	@tests/layers.sh $(BUILD)

asan: ## the same checks with address and undefined sanitizers
	+@$(MAKE) $(ASAN_GCC) $(BUILT_CHECKS) torture-sample TORTURE_EVERY=199
	+@if .ci/setup fuzz; then $(MAKE) asan-clang; else \
		echo 'skip  asan with clang: it is not here, or its libraries'; fi

# Every check once with sanitizers: those of gcc take half of the command lines,
# those of clang the rest, and a fifth of the replays.
asan-sample: ## what is checked with sanitizers in each run
	+@$(MAKE) $(ASAN_GCC) unit golden torture-sample TORTURE_EVERY=299 \
		CASES_SHARE=0/2
	+@if .ci/setup fuzz; then \
		REPLAY_EVERY=5 $(MAKE) $(ASAN_CLANG) golden replay \
			CASES_SHARE=1/2; else \
		REPLAY_EVERY=5 $(MAKE) $(ASAN_GCC) golden replay \
			CASES_SHARE=1/2; fi

asan-clang: ## asan with clang only, which sees what gcc does not
	+@$(MAKE) $(ASAN_CLANG) $(BUILT_CHECKS)

fuzzers: $(FUZZ_TARGETS:%=$(BUILD)/fuzz/fuzz-%)

fuzz: ## read made-up bytes for FUZZ_SECONDS (clang with libFuzzer)
	+@$(MAKE) $(ASAN_CLANG) fuzzers
	@FUZZ_SEED=$(FUZZ_SEED) FUZZ_EVERY=$(FUZZ_EVERY) FUZZ_RUNS=$(FUZZ_RUNS) \
		tests/fuzz/run.sh build/asan-clang/fuzz \
		$(FUZZ_SECONDS) $(FUZZ_TARGETS)

.PHONY: coverage
coverage: ## lines that fuzzing and tests reach, per folder (gcc with gcov)
	+@$(MAKE) BUILD=build/coverage CC='$(if $(findstring clang,$(CC)),gcc,$(CC))' \
		CFLAGS='-O0 --coverage' programs
	@tests/coverage.sh build/coverage $(FUZZ_TARGETS)

$(BUILD)/bench/reckon: tests/bench/reckon.c $(LIBRARY) $(BUILD)/flags
	@mkdir -p $(@D)
	$(call say,compile,$<)
	$(Q)$(COMPILE) -MF $@.d -MT $@ $(LDFLAGS) -o $@ $< $(LIBRARY) \
		$(LIBRARIES) $(LDLIBS)

bench: all $(BUILD)/bench/reckon ## measure speed and memory
	CC='$(CC)' POVSTAT=$(BINARY) tests/bench/run.sh

.PHONY: bench-gate
bench-gate: all ## hold what a run costs against tests/bench/costs (valgrind)
	@.ci/setup bench
	@CC='$(CC)' POVSTAT=$(BINARY) tests/bench/gate.sh

.PHONY: bench-hostile
bench-hostile: all ## 15 MB of one thing too much: 16 seconds, 200 MB at most
	@CC='$(CC)' tests/bench/hostile.sh $(BINARY)

.PHONY: bench-peers
bench-peers: all $(BUILD)/npm/peers/.installed ## measure beside DuckDB, ClickHouse, polars (MEGABYTES='10 100 1000')
	@CC='$(CC)' POVSTAT=$(BINARY) tests/bench/peers.sh \
		$(BUILD)/npm/peers/node_modules $(MEGABYTES)

lint: ## shellcheck, cppcheck, clang-tidy, gcc -fanalyzer, as installed
	@.ci/lint

format: ## lay out the C files
	clang-format -i $(wildcard src/*.c src/*/*.[ch] include/*/*.h tests/*/*.c)

install: all ## install below $(DESTDIR)$(PREFIX)
	for directory in $(BINDIR) $(MANDIR) $(VIMANDIR) $(BASHDIR) $(ZSHDIR) \
			$(FISHDIR); do \
		install -d "$(DESTDIR)$$directory" || exit; done
	install $(STRIP) -m 755 $(BINARY) $(DESTDIR)$(BINDIR)/povstat
	install -m 644 docs/povstat.1 $(DESTDIR)$(MANDIR)/povstat.1
	install -m 644 docs/povstat.vi.1 $(DESTDIR)$(VIMANDIR)/povstat.1
	install -m 644 src/cli/completion.bash $(DESTDIR)$(BASHDIR)/povstat
	install -m 644 src/cli/completion.zsh $(DESTDIR)$(ZSHDIR)/_povstat
	install -m 644 src/cli/completion.fish $(DESTDIR)$(FISHDIR)/povstat.fish
	cd data && find . -type d -exec \
		install -d '$(abspath $(DESTDIR)$(DATADIR))/{}' \;
	cd data && find . -type f -exec \
		install -m 644 {} '$(abspath $(DESTDIR)$(DATADIR))/{}' \;

install-strip: ## the same, the program without its symbols
	+@$(MAKE) STRIP=-s install

uninstall: ## remove what install put there
	rm -f $(DESTDIR)$(BINDIR)/povstat $(DESTDIR)$(MANDIR)/povstat.1 \
		$(DESTDIR)$(VIMANDIR)/povstat.1 $(DESTDIR)$(BASHDIR)/povstat \
		$(DESTDIR)$(ZSHDIR)/_povstat $(DESTDIR)$(FISHDIR)/povstat.fish
	rm -rf $(DESTDIR)$(DATADIR)

# The program says its version, and the changes say of when it is.
VERSION = $(shell sed -n 's/^static const char version.*"\(.*\)";/\1/p' \
	src/cli/cmd_help.c)
RELEASED = $(shell sed -n 's/^## $(VERSION) (\(.*\))/\1/p' docs/CHANGELOG.md)
RELEASE = povstat-$(VERSION)

# The package's files lie where Debian looks for them only in the copy.
deb: ## a Debian package, in build/deb
	@.ci/setup deb
	rm -rf $(BUILD)/deb
	mkdir -p $(BUILD)/deb/$(RELEASE)
	cp -R src include data tests docs Makefile README.md LICENSE .ci \
		$(BUILD)/deb/$(RELEASE)
	mv $(BUILD)/deb/$(RELEASE)/docs/packaging/debian \
		$(BUILD)/deb/$(RELEASE)/debian
	printf 'povstat (%s-1) unstable; urgency=medium\n\n  * %s\n\n -- %s  %s\n' \
		'$(VERSION)' 'See CHANGELOG.md.' \
		"$$(sed -n 's/^Maintainer: //p' docs/packaging/debian/control)" \
		"$$(LC_ALL=C date -u -R -d '$(RELEASED)')" \
		>$(BUILD)/deb/$(RELEASE)/debian/changelog
	cd $(BUILD)/deb/$(RELEASE) && env -u MAKEFLAGS -u MAKELEVEL \
		dpkg-buildpackage -b -us -uc

.PHONY: test-deb
test-deb: deb ## lintian, and the package in a fresh Debian 12 (root, a mirror)
	@.ci/setup debian
	@tests/debian.sh $(BUILD)/deb/povstat_$(VERSION)-1_*.deb

# Its data are in it: what lies beside them is for people.
tarball: all ## the stripped program, manual and completions, in build/tarball
	rm -rf $(BUILD)/tarball
	+@$(MAKE) install-strip PREFIX=/ DATADIR=/share/povstat \
		DESTDIR='$(abspath $(BUILD)/tarball/$(RELEASE))'
	rm -rf $(BUILD)/tarball/$(RELEASE)/share/povstat
	cp README.md LICENSE docs/CHANGELOG.md $(BUILD)/tarball/$(RELEASE)
	tar -C $(BUILD)/tarball --sort=name --owner=0 --group=0 --numeric-owner \
		--mtime='$(RELEASED) UTC' -czf \
		$(BUILD)/tarball/$(RELEASE)-$(shell uname -m).tar.gz $(RELEASE)

clean: ## remove everything that was built
	rm -rf build povstat

help: ## this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  %-14s %s\n", $$1, $$2}' \
		Makefile
	@echo 'Variables: CC CFLAGS LDFLAGS WARNINGS= BUILD DESTDIR PREFIX V=1 QUIET=1'

demo: ## install what is missing, build, print what the bundled plans came to
	@CC='$(CC)' .ci/setup build
	@echo 'Building povstat: half a minute to two minutes ...'
	+@$(MAKE) --no-print-directory QUIET=1 all
	./povstat report --province quang-binh
	@echo
	./povstat summary
	@./povstat report -o $(BUILD)/report.html 2>$(BUILD)/demo.log || \
		{ cat $(BUILD)/demo.log >&2; exit 1; }
	@echo
	@echo 'The same with charts and time lines, a page for a browser:'
	@echo '  file://$(abspath $(BUILD)/report.html)'

test: ## install what is missing, build and run every check twice
	@CC='$(CC)' .ci/setup test
	+@MAKE='$(MAKE)' .ci/test

# What tests take from npm, exact versions.  Nothing of it is in the program:
# who checks it is to know nothing of us.
NPM_package := datapackage@1.1.10
NPM_schema := ajv@8.17.1 @microsoft/sarif-multitool-linux@5.7.0
NPM_recipes := @duckdb/node-api@1.5.6-r.1
# Its own list of platforms and of what it needs is stricter than it is.
NPM_peers := --force $(NPM_recipes) chdb@3.4.0 nodejs-polars@0.25.2 \
	nodejs-polars-linux-x64-gnu@0.25.2

$(BUILD)/npm/%/.installed: Makefile
	@.ci/setup $*
	@mkdir -p $(@D)
	npm install --prefix $(@D) --no-audit --no-fund --loglevel=error $(NPM_$*)
	@touch $@

.PHONY: npm-installed
npm-installed: $(patsubst %,$(BUILD)/npm/%/.installed,package schema recipes)

test-package: all $(BUILD)/npm/package/.installed ## validate data packages
	@tests/package/run.sh $(BINARY) $(abspath $(BUILD)/npm/package/node_modules)

test-recipes: all $(BUILD)/npm/recipes/.installed ## run the recipes of docs/spreadsheets.md
	@tests/recipes/run.sh $(BINARY) $(BUILD)/npm/recipes/node_modules

.PHONY: test-schema
test-schema: all $(BUILD)/npm/schema/.installed ## hold JSON against docs/schema
	@tests/schema/run.sh $(BINARY) $(abspath $(BUILD)/npm/schema/node_modules)

test-office: all ## read workbooks again with LibreOffice
	@.ci/setup office
	@tests/office/run.sh $(BINARY)

test-browser: all ## look at pages in a browser: charts, widths, print, axe
	@.ci/setup browser
	@POVSTAT=$(BINARY) tests/browser/run.sh $(BUILD)/browser

.PHONY: test-cluster
test-cluster: all ## read shards on a controller and two nodes of Slurm; root
	@.ci/setup cluster
	@tests/cluster/run.sh $(BINARY)

-include $(OBJECTS:.o=.d) $(MAIN:.o=.d) $(BUILD)/pack.d $(TEST_BINARIES:=.d) \
	$(wildcard $(BUILD)/fuzz/*.d $(BUILD)/tests/inject/*.d)
