#!/bin/sh
# Chromium for the browser tests: taken where it is, installed where we are root on a Debian system, else named.
command -v chromium >/dev/null 2>&1 && exit 0
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1 && [ -z "${FUNDSTELLE_NO_APT:-}" ]; then
  echo "setup: installing chromium for the browser tests"
  apt-get update --quiet=2 && DEBIAN_FRONTEND=noninteractive apt-get install --yes --quiet=2 --no-install-recommends chromium >/dev/null 2>&1 && exit 0
fi
echo "setup: chromium is missing; the browser tests will be SKIPPED." >&2
echo "setup: install it with: sudo apt-get update && sudo apt-get install --yes chromium" >&2
exit 1
