#!/usr/bin/env bash
# Runs a vCenter simulator (govmomi's, from Debian 12 packages) as a plain process on 127.0.0.1, for tests and for a look.
#
#   tools/peers/start-vcsim.sh          install what is missing, build, start; prints credentials as JSON
#   tools/peers/start-vcsim.sh stop     end it
#   tools/peers/start-vcsim.sh wipe     stop, and remove all state and the built program
#
# Everything is in VCSIM_DIR. Needs root only for apt-get. The simulator keeps its machines in memory: each start is fresh.
#
#   VCSIM_MACHINES=80        machines of each of the two datacenters; every second is a template
#   VCSIM_DIR=.data/peers/vcsim   VCSIM_PORT=28989
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
state=$(realpath -m "${VCSIM_DIR:-$here/../../.data/peers/vcsim}")
port=${VCSIM_PORT:-28989}
machines=${VCSIM_MACHINES:-80}
library=/usr/share/gocode/src/github.com/vmware/govmomi/simulator

name=vcsim
# shellcheck source=process.sh
source "$here/process.sh"

build() {
  if [ "$state/vcsim" -nt "$here/vcsim/main.go" ]; then return; fi
  say 'building, with what it needs (about a minute)'
  if ! (
    if ! command -v go || ! [ -d "$library" ]; then
      export DEBIAN_FRONTEND=noninteractive
      packages=(golang-github-vmware-govmomi-dev)
      command -v go || packages+=(golang-go)
      apt-get -o DPkg::Lock::Timeout=600 -qq update
      apt-get -o DPkg::Lock::Timeout=600 -qq -y install --no-install-recommends "${packages[@]}"
    fi
    GO111MODULE=off GOPATH=/usr/share/gocode GOCACHE=$state/cache CGO_ENABLED=0 \
      go build -o "$state/vcsim" "$here/vcsim/main.go"
    rm -rf "$state/cache"
  ) >"$state/build.log" 2>&1; then
    tail -n 20 "$state/build.log" >&2
    say "it could not be built, see $state/build.log"
    exit 1
  fi
}

case ${1:-start} in
start) ;;
stop) stop; exit ;;
wipe) stop; rm -rf "$state"; exit ;;
*) say 'start, stop or wipe'; exit 2 ;;
esac

mkdir -p "$state"
build
stop
if (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null; then
  say "port $port is taken"
  exit 1
fi
setsid "$state/vcsim" -listen "127.0.0.1:$port" -machines "$machines" </dev/null >"$state/log" 2>&1 &
echo $! >"$state/pid"
for _ in $(seq 200); do
  if grep -q '^listening' "$state/log"; then ready=1; break; fi
  sleep 0.1
done
if [ -z "${ready:-}" ]; then
  tail -n 20 "$state/log" >&2
  say "nothing answers on port $port"
  exit 1
fi
cat >"$state/credentials.json" <<C
{
  "server": "http://127.0.0.1:$port",
  "user": "reader",
  "password": "reader-secret",
  "datacenters": ["DC0", "DC1"],
  "machines": $machines
}
C
say "ready; export VCSIM_PEER=$state/credentials.json"
cat "$state/credentials.json"
