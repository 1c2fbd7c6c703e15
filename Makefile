# The two commands of the README; both install what a fresh Debian lacks.
.PHONY: all setup demo check check-slow check-format install hook clean

all: build/release

setup:
	tools/setup.sh

demo: setup build/release
	@echo
	build/release/bin/vforklint --exit-zero examples/*.c

check: setup check-format build/release build/asan build/clang
	ctest --preset release --no-tests=error
	ctest --preset asan --no-tests=error

# What takes the network and longer: programs of others that read the reports, captures through Slurm,
# whose daemons the test starts for itself. A nodejs from elsewhere
# brings its own npm, and conflicts with Debian's.
check-slow: build/release
	command -v npm >/dev/null || tools/setup.sh nodejs npm
	tools/setup.sh slurm-wlm munge
	ctest --preset release -C slow -R '^slow\.' --no-tests=error

# Into /usr/local, or into PREFIX.
install: setup build/release
	$$([ "$$(id -u)" = 0 ] || [ "$(PREFIX)" ] || echo sudo) \
	    cmake --install build/release $(if $(PREFIX),--prefix "$(PREFIX)")

# That, and vforklint looks at each commit in the git repository IN.
hook: install
	PATH="$(if $(PREFIX),$(PREFIX)/bin:)$$PATH" tools/add-hook "$(IN)"

check-format: setup
	tools/check-format

# One build for each preset of CMakePresets.json.
.PHONY: build/release build/debug build/asan build/clang
build/release build/debug build/asan build/clang:
	cmake --preset $(notdir $@)
	cmake --build --preset $(notdir $@)

build/release build/asan build/clang: | setup

clean:
	rm -rf build
