# The command line.

command=up
command_options=()
demo=false
port=8080
host=127.0.0.1
data=$home/.tollgate

usage() {
  cat <<'END'
Usage: ./tollgate up [--demo] [--port N] [--host ADDRESS] [--data DIR]
       ./tollgate verify-ledger [--data DIR]
       ./tollgate rebuild-rollups [--from DAY] [--to DAY] [--data DIR]
       ./tollgate rotate-master-key [--data DIR]

up builds what is out of date, then runs the gateway with an embedded PostgreSQL and Redis until Ctrl-C.
verify-ledger compares what Redis counts, the rows and the roll-ups, and prints every difference: the exit code is 1 when
there is one. rebuild-rollups adds the roll-ups up anew from the rows. Both work beside a gateway that runs.
rotate-master-key seals all providers' keys under another master key: a new one in the data folder, once the gateway is
stopped, or TOLLGATE_MASTER_KEY in the place of TOLLGATE_MASTER_KEY_PREVIOUS (docs/runbooks/master-key.md).

  --demo          also runs three simulated providers, and prepares a login and a key to try them with,
                  and twelve teams with ninety days of invented usage
  --port N        the port of the API and the dashboard (default 8080)
  --host ADDRESS  the address to listen on (default 127.0.0.1; 0.0.0.0 for every network)
  --data DIR      where everything is kept (default .tollgate beside this script)
  --from, --to    the first and the last day, such as 2026-01-31 (default: all that have rows)
  --help          this text

Without --demo there are no models yet: docs/first-provider.md adds a provider, in four calls with the operator's token.

Needs a JDK 17 or newer; Maven 3.8 and Node 20 or newer only when something is out of date.

Environment:
  TOLLGATE_POSTGRES_URL             a PostgreSQL of your own: postgresql://user:password@host:port/database
  TOLLGATE_REDIS_URL                a Redis of your own: redis://:password@host:port
  TOLLGATE_OPERATOR_TOKEN           the operator's API token (else generated, shown once, and kept in the data folder)
  TOLLGATE_MASTER_KEY               32 bytes in base64 that secrets are encrypted with (else generated into the data folder)
  TOLLGATE_MASTER_KEY_PREVIOUS      the key before it, while it is changed
  TOLLGATE_CATALOG                  a catalogue's file in YAML that is applied at the start (docs/automation.md)
  TOLLGATE_ALLOW_PRIVATE_UPSTREAMS  true: providers may have loopback and private addresses (always so with --demo)
  TOLLGATE_JAVA_OPTS                further options for the gateway's JVM
END
}

parse_arguments() {
  case ${1:-} in
    up) shift ;;
    verify-ledger | rebuild-rollups | rotate-master-key)
      command=$1
      shift
      ;;
    --help | -h | help)
      usage
      exit 0
      ;;
    '') misused 'no command given' ;;
    *) misused "unknown command '$1'" ;;
  esac
  while [ $# -gt 0 ]; do
    case $1 in
      --demo) demo=true ;;
      --port | --host | --data | --from | --to)
        [ -n "${2:-}" ] || misused "$1 needs a value"
        set_option "${1#--}" "$2"
        shift
        ;;
      --port=* | --host=* | --data=* | --from=* | --to=*)
        [ -n "${1#*=}" ] || misused "${1%%=*} needs a value"
        option=${1%%=*}
        set_option "${option#--}" "${1#*=}"
        ;;
      --help | -h)
        usage
        exit 0
        ;;
      *) misused "unknown option '$1'" ;;
    esac
    shift
  done
}

set_option() { # NAME VALUE
  case $1 in
    port) set_port "$2" ;;
    host) host=$2 ;;
    from | to) command_options+=("--$1=$2") ;;
    data) case $2 in /*) data=$2 ;; *) data=$PWD/$2 ;; esac ;;
  esac
}

set_port() {
  case $1 in
    *[!0-9]* | ??????*) misused "--port '$1' is not a number between 1 and 65535" ;;
  esac
  port=$((10#$1))
  [ "$port" -ge 1 ] && [ "$port" -le 65535 ] || misused "--port '$1' is not a number between 1 and 65535"
}

misused() {
  printf 'tollgate: %s; see ./tollgate --help\n' "$*" >&2
  exit 2
}
