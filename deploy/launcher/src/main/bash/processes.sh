# Processes named by pid files, each proven to be the one meant before it gets a signal.

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

# The gateway stops its servers itself; this is for one that was killed.
stop_servers() {
  stop INT 20 "$(pid_in "$data/postgres/postmaster.pid")" bin/postgres "$data/postgres"
  stop TERM 10 "$(pid_in "$data/redis/redis.pid")" "$data/bin/redis-"
}

stop_all() {
  stop_gateway
  stop_servers
  stop_simulator
}
