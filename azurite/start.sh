#!/usr/bin/env bash
# Starts the storage emulator on 127.0.0.1 (blob 10000, queue 10001, table 10002) and stays in the foreground.
# Further options go through to Azurite: ./start.sh --blobPort 11000
set -euo pipefail

here="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"

# The lock file pins everything, the Node.js binary included, so no package needs to run a script of its own.
install_packages() {
  if [[ ! -f "$here/node_modules/azurite/package.json" ]]; then
    echo "Installing Azurite into $here/node_modules ..."
    npm ci --ignore-scripts --no-audit --no-fund --loglevel=error --prefix "$here"
  fi
}

# Platforms without a pinned binary use the Node.js on the path; Azurite needs 22 or newer.
find_node() {
  local pinned="$here/node_modules/.bin/node"
  if [[ -x "$pinned" ]]; then
    echo "$pinned"
    return
  fi

  if ! node -e 'process.exit(Number(process.versions.node.split(".")[0]) >= 22 ? 0 : 1)' 2>/dev/null; then
    echo "Azurite needs Node.js 22 or newer, and there is no pinned binary for this platform." >&2
    return 1
  fi

  command -v node
}

main() {
  install_packages
  local node
  node="$(find_node)"
  mkdir -p "$here/data"
  exec "$node" "$here/node_modules/azurite/dist/src/azurite.js" \
    --blobHost 127.0.0.1 --queueHost 127.0.0.1 --tableHost 127.0.0.1 \
    --location "$here/data" --disableTelemetry "$@"
}

main "$@"
