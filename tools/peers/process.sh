# What the scripts that start servers share; they source it with `name` and `state` set.

say() { printf '%s peer: %s\n' "$name" "$*" >&2; }

# Ends the process whose number a file of our folder holds.
stop_process() { # file
  local pid_file=$state/$1 pid
  [ -s "$pid_file" ] || return 0
  pid=$(cat "$pid_file")
  # The number may long belong to another process: only one that runs from our folder is ours to end.
  if tr '\0' ' ' 2>/dev/null <"/proc/$pid/cmdline" | grep -qF "$state/"; then
    kill -TERM "$pid" || true
    for _ in $(seq 100); do [ -d "/proc/$pid" ] || break; sleep 0.1; done
    if [ -d "/proc/$pid" ]; then kill -KILL "$pid" || true; fi
  fi
  rm -f "$pid_file"
}

stop() { stop_process pid; }
