#!/usr/bin/env bash
# Runs a real libvirtd (Debian 12 packages) as a plain process on 127.0.0.1 and on local sockets, for tests and for a look.
#
#   tools/peers/start-libvirt.sh          install what is missing, start, make pools and volumes; prints addresses as JSON
#   tools/peers/start-libvirt.sh stop     end it
#   tools/peers/start-libvirt.sh wipe     stop, and remove all state
#
# Configuration, sockets, pools and logs live in LIBVIRT_DIR; libvirtd itself keeps the definition of its pools below
# /etc/libvirt/storage, which wipe removes again. Needs root, for apt-get and for libvirtd. No KVM, no D-Bus, no systemd.
#
#   LIBVIRT_VOLUMES=40       volumes of the pool "images"
#   LIBVIRT_DIR=.data/peers/libvirt   LIBVIRT_PORT=26509
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
state=$(realpath -m "${LIBVIRT_DIR:-$here/../../.data/peers/libvirt}")
port=${LIBVIRT_PORT:-26509}
volumes=${LIBVIRT_VOLUMES:-40}
# Local sockets have short paths.
sockets=/tmp/libvirt-peer-$(printf '%s' "$state" | cksum | cut -d' ' -f1)
uri=qemu+tcp://127.0.0.1:$port/system
pools=(images more)

name=libvirt
# shellcheck source=process.sh
source "$here/process.sh"

wipe() {
  if [ -s "$state/pid" ]; then
    for pool in "${pools[@]}"; do
      virsh -c "$uri" pool-destroy "$pool" >/dev/null 2>&1 || true
      virsh -c "$uri" pool-undefine "$pool" >/dev/null 2>&1 || true
    done
  fi
  stop
  rm -rf "$state" "$sockets"
}

install_packages() {
  if [ -x /usr/sbin/libvirtd ] && [ -x /usr/bin/virsh ] && [ -x /usr/bin/qemu-img ]; then return; fi
  say 'installing packages'
  local log
  log=$(mktemp)
  if ! (
    export DEBIAN_FRONTEND=noninteractive
    apt-get -o DPkg::Lock::Timeout=600 -qq update
    apt-get -o DPkg::Lock::Timeout=600 -qq -y install --no-install-recommends libvirt-daemon libvirt-clients qemu-utils
  ) >"$log" 2>&1; then
    tail -n 20 "$log" >&2
    say "packages could not be installed, see $log"
    exit 1
  fi
  rm -f "$log"
}

# What libvirt-daemon-system makes when it is installed; that package wants systemd and polkit. The QEMU driver does not
# start without this user.
make_user() {
  getent group kvm >/dev/null || groupadd --system kvm
  getent group libvirt-qemu >/dev/null || groupadd --system libvirt-qemu
  getent passwd libvirt-qemu >/dev/null ||
    useradd --system --gid kvm --home-dir /nonexistent --shell /usr/sbin/nologin libvirt-qemu
}

start() {
  mkdir -p "$state" "$sockets"
  cat >"$state/libvirtd.conf" <<C
listen_tls = 0
listen_tcp = 1
tcp_port = "$port"
listen_addr = "127.0.0.1"
auth_tcp = "none"
auth_unix_rw = "none"
auth_unix_ro = "none"
unix_sock_dir = "$sockets"
log_outputs = "2:file:$state/libvirtd.log"
C
  setsid /usr/sbin/libvirtd --listen --config "$state/libvirtd.conf" --pid-file "$state/pid" </dev/null >"$state/out" 2>&1 &
  for _ in $(seq 200); do
    if virsh -c "$uri" pool-list >/dev/null 2>&1; then return; fi
    sleep 0.1
  done
  tail -n 20 "$state/out" "$state/libvirtd.log" >&2 || true
  say "libvirtd does not answer on $uri"
  exit 1
}

fill() {
  local pool
  for pool in "${pools[@]}"; do
    mkdir -p "$state/$pool"
    if ! virsh -c "$uri" pool-info "$pool" >/dev/null 2>&1; then
      virsh -c "$uri" pool-define-as "$pool" dir --target "$state/$pool" >/dev/null
    fi
    virsh -c "$uri" pool-start "$pool" >/dev/null 2>&1 || true
  done
  local first=$state/images/debian-12-x86_64-00000.qcow2 count
  [ -e "$first" ] || qemu-img create -q -f qcow2 "$first" 10G
  for ((count = 1; count < volumes; count++)); do
    cp -n "$first" "$(printf '%s/images/debian-12-x86_64-%05d.qcow2' "$state" "$count")"
  done
  [ -e "$state/more/ubuntu-24.04-arm64.raw" ] || truncate -s 4G "$state/more/ubuntu-24.04-arm64.raw"
  for pool in "${pools[@]}"; do virsh -c "$uri" pool-refresh "$pool" >/dev/null; done
}

case ${1:-start} in
start) ;;
stop) stop; exit ;;
wipe) wipe; exit ;;
*) say 'start, stop or wipe'; exit 2 ;;
esac

install_packages
make_user
stop
if (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null; then
  say "port $port is taken"
  exit 1
fi
start
fill
cat >"$state/credentials.json" <<C
{
  "uri": "$uri",
  "read_only_uri": "qemu+unix:///system?socket=$sockets/libvirt-sock-ro",
  "port": $port,
  "socket": "$sockets/libvirt-sock-ro",
  "folder": "$state",
  "volumes": $volumes
}
C
say "ready; export LIBVIRT_PEER=$state/credentials.json"
cat "$state/credentials.json"
