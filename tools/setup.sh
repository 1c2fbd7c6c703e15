#!/bin/sh
# Installs what building and testing need and this Debian (or Ubuntu) does not have yet, and the
# packages that are named.
set -eu

packages="gcc libc6-dev clang-19 cmake ninja-build libclang-19-dev libclang-common-19-dev libjansson-dev
    libyaml-dev uthash-dev libxxhash-dev libcmocka-dev clang-format-19 llvm-19-tools python3 dpkg-dev git
    python3-jsonschema python3-junitparser libxml2-utils mandoc zsh fish pre-commit meson shellcheck $*"

if ! command -v dpkg-query >/dev/null; then
    # shellcheck disable=SC2086 # as one line
    echo "setup: not a Debian system; needed are the equivalents of:" $packages >&2
    exit 0
fi

missing=
for package in $packages; do
    state=$(dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null || true)
    [ "$state" = installed ] || missing="$missing $package"
done
[ -n "$missing" ] || exit 0

echo "setup: installing$missing"
as_root=
[ "$(id -u)" = 0 ] || as_root=sudo
$as_root apt-get update -q
# shellcheck disable=SC2086 # one word for each package
$as_root env DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends $missing
