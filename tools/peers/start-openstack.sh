#!/usr/bin/env bash
# Runs a real Keystone v3 and Glance v2 (Debian 12 packages) as plain processes on 127.0.0.1, for tests and for a look.
#
#   tools/peers/start-openstack.sh          install what is missing, configure, start, fill; prints credentials as JSON
#   tools/peers/start-openstack.sh stop     end both servers
#   tools/peers/start-openstack.sh wipe     stop, and remove all state
#
# Nothing under /etc is written: configuration, keys, databases and logs live in OPENSTACK_DIR. Needs root only for apt-get.
# A second start keeps what is there and adds images up to OS_IMAGES.
#
#   OS_IMAGES=40             how many images there should be; the first 40 go through Glance, more straight into its tables
#   OS_TOKEN_TTL=3600        seconds that a token lives
#   OPENSTACK_DIR=.data/peers/openstack   KEYSTONE_PORT=25000   GLANCE_PORT=29292
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
state=$(realpath -m "${OPENSTACK_DIR:-$here/../../.data/peers/openstack}")
keystone_port=${KEYSTONE_PORT:-25000}
glance_port=${GLANCE_PORT:-29292}
token_ttl=${OS_TOKEN_TTL:-3600}
images=${OS_IMAGES:-40}
keystone_url=http://127.0.0.1:$keystone_port/v3
glance_url=http://127.0.0.1:$glance_port

name=openstack
# shellcheck source=process.sh
source "$here/process.sh"

stop() { stop_process glance.pid; stop_process keystone.pid; }

install_packages() {
  if [ -x /usr/bin/keystone-manage ] && [ -x /usr/bin/uwsgi_python3 ] && command -v curl >/dev/null &&
    /usr/bin/python3 -c 'import glance, keystone' 2>/dev/null; then
    return
  fi
  say 'installing packages'
  local log
  log=$(mktemp)
  # The library packages hold both servers; the service packages would ask questions and start daemons.
  if ! (
    export DEBIAN_FRONTEND=noninteractive
    apt-get -o DPkg::Lock::Timeout=600 -qq update
    apt-get -o DPkg::Lock::Timeout=600 -qq -y install --no-install-recommends \
      python3-keystone python3-glance uwsgi-core uwsgi-plugin-python3 curl
  ) >"$log" 2>&1; then
    tail -n 20 "$log" >&2
    say "packages could not be installed, see $log"
    exit 1
  fi
  rm -f "$log"
}

configure() {
  mkdir -p "$state"/{keystone,glance,images,staging,tasks,fernet,credential,log}
  chmod 700 "$state"
  local file
  for file in keystone.conf glance-api.conf; do
    sed -e "s|@STATE@|$state|g" -e "s|@KEYSTONE_PORT@|$keystone_port|g" -e "s|@GLANCE_PORT@|$glance_port|g" \
      -e "s|@TOKEN_TTL@|$token_ttl|g" -e "s|@GLANCE_PASSWORD@|$glance_password|g" \
      "$here/openstack/$file.in" >"$state/${file%%[-.]*}/$file"
  done
  cp "$here/openstack/glance-api-paste.ini" "$state/glance/"
  cp "$here"/openstack/*_wsgi.py "$state/"
}

read_secrets() {
  if ! [ -s "$state/secrets" ]; then
    mkdir -p "$state"
    (
      umask 077
      for name in admin glance sync app_credential; do
        echo "${name}_password=$(od -An -N16 -tx1 /dev/urandom | tr -d ' \n')"
      done >"$state/secrets"
    )
  fi
  # shellcheck disable=SC1091
  . "$state/secrets"
}

make_databases() {
  [ -e "$state/.ready" ] && return
  say 'making databases (about 20 s)'
  rm -f "$state"/*.sqlite*
  local keystone_manage=(/usr/bin/keystone-manage --config-file "$state/keystone/keystone.conf")
  local user group
  user=$(id -un) group=$(id -gn)
  (
    "${keystone_manage[@]}" db_sync
    "${keystone_manage[@]}" fernet_setup --keystone-user "$user" --keystone-group "$group"
    "${keystone_manage[@]}" credential_setup --keystone-user "$user" --keystone-group "$group"
    "${keystone_manage[@]}" bootstrap --bootstrap-password "$admin_password" --bootstrap-region-id RegionOne \
      --bootstrap-admin-url "$keystone_url" --bootstrap-internal-url "$keystone_url" --bootstrap-public-url "$keystone_url"
  ) >"$state/log/keystone-manage.log" 2>&1 &
  local keystone_pid=$! failed=
  (cd "$state" && /usr/bin/python3 -m glance.cmd.manage --config-file "$state/glance/glance-api.conf" db_sync) \
    >"$state/log/glance-manage.log" 2>&1 || failed=glance
  wait $keystone_pid || failed=keystone
  if [ -n "$failed" ]; then
    tail -n 20 "$state/log/$failed-manage.log" >&2
    say "the database of $failed could not be made"
    exit 1
  fi
  # In SQLite's default mode a reader in one process makes a commit in another fail.
  local database
  for database in keystone glance; do
    /usr/bin/python3 -c 'import sqlite3, sys; sqlite3.connect(sys.argv[1]).execute("pragma journal_mode=wal")' "$state/$database.sqlite"
  done
  touch "$state/.ready"
}

start_server() { # name port processes threads
  OS_KEYSTONE_CONFIG_FILES=$state/keystone/keystone.conf OS_KEYSTONE_CONFIG_DIR=$state/keystone \
    OS_GLANCE_CONFIG_DIR=$state/glance PYTHONNOUSERSITE=1 \
    setsid /usr/bin/uwsgi_python3 --http-socket "127.0.0.1:$2" --master --lazy-apps --enable-threads --thunder-lock \
    --processes "$3" --threads "$4" --die-on-term --no-orphans --buffer-size 65535 --so-keepalive --listen 100 \
    --add-header 'Connection: close' --disable-logging --pidfile "$state/$1.pid" --logto "$state/log/$1-uwsgi.log" \
    --wsgi-file "$state/$1_wsgi.py" </dev/null >/dev/null 2>&1 &
}

need_free_port() { # name port
  if (exec 3<>"/dev/tcp/127.0.0.1/$2") 2>/dev/null; then
    say "port $2, meant for $1, is taken"
    exit 1
  fi
}

wait_for() { # name url
  for _ in $(seq 300); do
    if curl -fs -o /dev/null --max-time 5 "$2"; then return; fi
    sleep 0.2
  done
  tail -n 20 "$state/log/$1-uwsgi.log" >&2
  say "$1 does not answer on $2"
  exit 1
}

fill() {
  say "filling up to $images images"
  ADMIN_PASSWORD=$admin_password GLANCE_PASSWORD=$glance_password SYNC_PASSWORD=$sync_password \
    APP_CREDENTIAL_PASSWORD=$app_credential_password KEYSTONE_URL=$keystone_url GLANCE_URL=$glance_url \
    OS_IMAGES=$images OS_TOKEN_TTL=$token_ttl CREDENTIALS=$state/credentials.json node "$here/openstack/seed.mjs" >&2
  /usr/bin/python3 "$here/openstack/bulk.py" "$state" "$images" >&2
}

case ${1:-start} in
start) ;;
stop) stop; exit ;;
wipe) stop; rm -rf "$state"; exit ;;
*) say 'start, stop or wipe'; exit 2 ;;
esac

install_packages
stop
need_free_port keystone "$keystone_port"
need_free_port glance "$glance_port"
read_secrets
configure
make_databases
start_server keystone "$keystone_port" 1 8
start_server glance "$glance_port" 2 4
wait_for keystone "$keystone_url"
wait_for glance "$glance_url"
fill
say "ready; export OPENSTACK_PEER=$state/credentials.json"
cat "$state/credentials.json"
