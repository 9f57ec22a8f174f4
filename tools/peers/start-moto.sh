#!/usr/bin/env bash
# Runs moto's EC2 (a simulator, from PyPI) as a plain process on 127.0.0.1, for tests and for a look.
#
#   tools/peers/start-moto.sh          install moto into a virtual environment, start, fill; prints credentials as JSON
#   tools/peers/start-moto.sh stop     end it
#   tools/peers/start-moto.sh wipe     stop, and remove all state and the virtual environment
#
# Everything is in MOTO_DIR. Needs root only where python3-venv is missing. moto keeps its images in memory: each start is fresh.
#
#   EC2_IMAGES=40            images that the account owns; a tenth more belongs to others
#   MOTO_DIR=.data/peers/moto   MOTO_PORT=25566
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
state=$(realpath -m "${MOTO_DIR:-$here/../../.data/peers/moto}")
port=${MOTO_PORT:-25566}
images=${EC2_IMAGES:-40}
version=5.2.1

name=moto
# shellcheck source=process.sh
source "$here/process.sh"

install_moto() {
  if [ -x "$state/venv/bin/moto_server" ] && [ "$(cat "$state/venv/version" 2>/dev/null)" = "$version" ]; then return; fi
  say 'installing moto'
  rm -rf "$state/venv"
  if ! (
    if ! /usr/bin/python3 -c 'import ensurepip, venv' 2>/dev/null; then
      export DEBIAN_FRONTEND=noninteractive
      apt-get -o DPkg::Lock::Timeout=600 -qq update
      apt-get -o DPkg::Lock::Timeout=600 -qq -y install --no-install-recommends python3 python3-venv
    fi
    /usr/bin/python3 -m venv "$state/venv"
    "$state/venv/bin/pip" install --quiet --disable-pip-version-check "moto[ec2,server]==$version"
  ) >"$state/install.log" 2>&1; then
    tail -n 20 "$state/install.log" >&2
    say "moto could not be installed, see $state/install.log"
    exit 1
  fi
  echo "$version" >"$state/venv/version"
}

case ${1:-start} in
start) ;;
stop) stop; exit ;;
wipe) stop; rm -rf "$state"; exit ;;
*) say 'start, stop or wipe'; exit 2 ;;
esac

mkdir -p "$state"
install_moto
stop
if (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null; then
  say "port $port is taken"
  exit 1
fi
node "$here/moto/amis.mjs" "$images" "$state/amis.json"
MOTO_AMIS_PATH=$state/amis.json AWS_ACCESS_KEY_ID=none AWS_SECRET_ACCESS_KEY=none \
  setsid "$state/venv/bin/moto_server" -H 127.0.0.1 -p "$port" </dev/null >"$state/log" 2>&1 &
echo $! >"$state/pid"
for _ in $(seq 300); do
  if (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null; then ready=1; break; fi
  sleep 0.1
done
if [ -z "${ready:-}" ]; then
  tail -n 20 "$state/log" >&2
  say "nothing answers on port $port"
  exit 1
fi
cat >"$state/credentials.json" <<C
{
  "endpoint": "http://127.0.0.1:$port",
  "region": "eu-central-1",
  "access_key": "reader",
  "secret_key": "reader-secret",
  "owner": "123456789012",
  "images": $images
}
C
say "ready; export EC2_PEER=$state/credentials.json"
cat "$state/credentials.json"
