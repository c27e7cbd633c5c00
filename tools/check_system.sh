#!/bin/sh
# Says which system packages are missing, with the line that installs them. Run by `make setup`.
missing=""
command -v python3 >/dev/null 2>&1 || missing="$missing python3"
if command -v python3 >/dev/null 2>&1; then
  python3 -c 'import sys; sys.exit(sys.version_info < (3, 11))' || {
    echo "setup: Fundstelle needs Python 3.11 or newer; found $(python3 --version 2>&1)." >&2
    echo "setup: install a newer one and run: make setup" >&2
    exit 1
  }
  python3 -c 'import venv, ensurepip' 2>/dev/null || missing="$missing python3-venv"
fi
if [ -n "$missing" ]; then
  echo "setup: missing system packages:$missing" >&2
  echo "setup: install them with: sudo apt-get update && sudo apt-get install --yes$missing" >&2
  exit 1
fi
