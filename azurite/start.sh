#!/usr/bin/env bash
# Starts the storage emulator and stays in the foreground: blobs on port 10000, queues on 10001. See README.md here.
set -euo pipefail

here="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
env_file="$here/.env"
account=investops

usage() {
  cat <<'TEXT'
azurite/start.sh [--address ADDRESS] [--data FOLDER] [options of Azurite]
    Starts the emulator: without --address for this machine only, with the well-known account (UseDevelopmentStorage=true);
    with the address of this machine in the network for others too, with an account and key of its own from azurite/.env,
    which the first such start writes.
azurite/start.sh --prepare --address ADDRESS --data FOLDER
    Writes azurite/.env and makes the folders for docker-compose.yml, and starts nothing. Needs no Node.js.
TEXT
}

fail() {
  echo "$1" >&2
  exit 2
}

random_key() { head -c "$1" /dev/urandom | base64 | tr -d '\n'; }

is_ipv4() { [[ "$1" =~ ^[0-9]{1,3}(\.[0-9]{1,3}){3}$ ]]; }

connection() {
  local key="$1" host="$2"
  printf 'DefaultEndpointsProtocol=http;AccountName=%s;AccountKey=%s;BlobEndpoint=http://%s:10000/%s;QueueEndpoint=http://%s:10001/%s;' \
    "$account" "$key" "$host" "$account" "$host" "$account"
}

# Root in a container is root on the disk. A NAS often gives its owner root's shell, so another number is taken then.
run_as() {
  if [[ "$(id -u)" -eq 0 ]]; then
    echo 1000:1000
  else
    echo "$(id -u):$(id -g)"
  fi
}

# Written once: a key that is there stays, and is never printed.
write_env() {
  local address="$1" data="$2" key
  if [[ -e "$env_file" ]]; then
    echo "$env_file is there already and stays as it is."
    return
  fi

  key="$(random_key 64)"
  (
    umask 077
    # Without clobbering: two starts at once must not leave two keys.
    set -o noclobber
    cat >"$env_file" <<TEXT
# Settings of this machine. Whoever reads this file can read and write every blob and queue. Never commit it.
COMPOSE_PROJECT_NAME=investops
LAN_ADDRESS=$address
DATA_FOLDER=$data
RUN_AS=$(run_as)
AZURITE_ACCOUNTS=$account:$key
AzureWebJobsStorage=$(connection "$key" azurite)
InvestOpsStorage=$(connection "$key" azurite)
InvestOpsKey=$(random_key 32)
language=en
# On other machines:
# InvestOpsStorage=$(connection "$key" "$address")
TEXT
  )
  chmod 600 "$env_file"
  echo "Wrote $env_file, with a new key. Other machines connect with its last line:"
  echo "  $(connection '...' "$address")"
}

make_folders() {
  local data="$1" folder
  for folder in azurite backups investops keys; do
    mkdir -p "$data/$folder"
    chmod 700 "$data/$folder"
    if [[ "$(id -u)" -eq 0 ]]; then
      chown "$(run_as)" "$data/$folder"
    fi
  done
  echo "Data is kept in $data."
}

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
  local address=127.0.0.1 data="" prepare="" rest=()
  while [[ $# -gt 0 ]]; do
    case "$1" in
      --help | -h)
        usage
        return
        ;;
      --address | --data)
        [[ -n "${2:-}" ]] || fail "$1 needs a value."
        if [[ "$1" == --address ]]; then address="$2"; else data="$2"; fi
        shift 2
        ;;
      --prepare)
        prepare=yes
        shift
        ;;
      *)
        rest+=("$1")
        shift
        ;;
    esac
  done

  [[ "$address" == localhost ]] && address=127.0.0.1
  is_ipv4 "$address" || fail "--address $address is no IPv4 address."
  [[ -z "$prepare" || -n "$data" ]] || fail "--prepare needs --data with the folder that is to hold everything."
  data="${data:-$here/data}"
  [[ "$data" == /* ]] || data="$PWD/$data"

  if [[ -n "$prepare" ]]; then
    [[ "$address" != 127.* && "$address" != 0.0.0.0 ]] || fail "--prepare needs --address with the address that other machines reach this one at."
    write_env "$address" "$data"
    make_folders "$data"
    return
  fi

  if [[ "$address" != 127.* && -z "${AZURITE_ACCOUNTS:-}" ]]; then
    write_env "$address" "$data"
  fi

  install_packages
  local node
  node="$(find_node)"
  exec "$node" "$here/start.mjs" --address "$address" --data "$data" ${rest[@]+"${rest[@]}"}
}

main "$@"
