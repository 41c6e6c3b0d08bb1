#!/bin/sh
# The browser of the tests is Debian's chromium. Installs it where this is allowed; else says the command and ends with 2.
set -u
PATH="$PATH:/usr/bin"
command -v chromium >/dev/null 2>&1 && exit 0
command="apt-get install -y --no-install-recommends chromium"
if [ "$(id -u)" = 0 ]; then as=""
elif sudo -n true 2>/dev/null; then as="sudo -n"
else
    echo "The browser tests need chromium: sudo $command" >&2
    exit 2
fi
echo "Installing chromium for the browser tests (once) …"
log=$(mktemp)
# shellcheck disable=SC2086
if ! { $as apt-get update && DEBIAN_FRONTEND=noninteractive $as $command; } >"$log" 2>&1; then
    tail -n 3 "$log" >&2
    echo "chromium could not be installed; install it by hand: sudo $command" >&2
    rm -f "$log"
    exit 2
fi
rm -f "$log"
