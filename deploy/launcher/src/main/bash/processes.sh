# Processes: started apart from the terminal, named by pid files, and proven to be the one meant before they get a signal.

# Starts the command in a process group of its own: a Ctrl-C at the terminal reaches this script alone, which then stops the
# rest in order. Sets apart_pid.
start_apart() { # LOG COMMAND...
  local log=$1
  shift
  : >"$log" # for who reads it before the command has begun
  set -m
  "$@" >"$log" 2>&1 </dev/null &
  apart_pid=$!
  set +m
}

# The exit code of a job, without bash's own line about one that was killed.
wait_for() { # PID
  wait "$1" 2>/dev/null
}

# Ends what start_apart began, with all that it started, and waits for it.
end_apart() { # SECONDS PID
  local tenths=$(($1 * 10))
  kill -s TERM -- "-$2" 2>/dev/null || true
  while kill -0 "$2" 2>/dev/null; do
    if [ "$tenths" -le 0 ]; then kill -s KILL -- "-$2" 2>/dev/null || true; fi
    tenths=$((tenths - 1))
    sleep 0.1
  done
  wait_for "$2" || true
}

command_line() { # PID
  if [ -d /proc/self ]; then
    { tr '\0' ' ' <"/proc/$1/cmdline"; } 2>/dev/null || true
  else
    ps -p "$1" -o args= 2>/dev/null || true
  fi
}

# A process that has ended and was not reaped has no command line any more, and counts as gone.
runs() { # PID WORDS...
  local line word
  case $1 in '' | *[!0-9]*) return 1 ;; esac
  line=$(command_line "$1")
  [ -n "$line" ] || return 1
  shift
  for word in "$@"; do
    case $line in *"$word"*) ;; *) return 1 ;; esac
  done
}

# The first line of a pid file, or nothing.
pid_in() { # FILE
  local pid=
  if [ -r "$1" ]; then
    read -r pid <"$1" || true
  fi
  printf '%s' "$pid"
}

# Sends the signal, waits, and kills what does not follow.
stop() { # SIGNAL SECONDS PID WORDS...
  local signal=$1 tenths=$(($2 * 10)) pid=$3
  shift 3
  runs "$pid" "$@" || return 0
  kill -s "$signal" "$pid" 2>/dev/null || true
  while runs "$pid" "$@"; do
    if [ "$tenths" -le 0 ]; then
      kill -s KILL "$pid" 2>/dev/null || true
      return 0
    fi
    tenths=$((tenths - 1))
    sleep 0.1
  done
}

stop_gateway() {
  stop TERM 45 "$(pid_in "$data/run/gateway.pid")" tollgate.jar "-Dtollgate.data=$data"
  rm -f "$data/run/gateway.pid"
}

stop_simulator() {
  stop TERM 5 "$(pid_in "$data/run/simulator.pid")" tollgate-simulator "-Dtollgate.data=$data"
  rm -f "$data/run/simulator.pid"
}

stop_demo_usage() {
  stop TERM 5 "$(pid_in "$data/run/demo-usage.pid")" tollgate.jar demo-usage "-Dtollgate.data=$data"
  rm -f "$data/run/demo-usage.pid"
}

# The gateway stops its servers itself; this is for one that was killed.
stop_servers() { # FOLDER
  stop INT 20 "$(pid_in "$1/postgres/postmaster.pid")" bin/postgres "$1/postgres"
  stop TERM 10 "$(pid_in "$1/redis/redis.pid")" "$1/bin/redis-"
}

stop_all() {
  stop_demo_usage
  stop_gateway
  stop_servers "$data"
  stop_simulator
}
