# Talks to ports with bash alone: a bare machine has no curl.

listens() { # HOST PORT
  (exec 3<>"/dev/tcp/$1/$2") 2>/dev/null
}

# The status code of a GET, or nothing.
http_status() { # HOST PORT PATH
  (
    exec 3<>"/dev/tcp/$1/$2" || exit 0
    printf 'GET %s HTTP/1.0\r\nHost: %s\r\n\r\n' "$3" "$1" >&3
    IFS=' ' read -r -t 5 _ status _ <&3 || exit 0
    printf '%s' "$status"
  ) 2>/dev/null
}

# Where to reach a server that listens on the address.
reachable() { # ADDRESS
  case $1 in
    0.0.0.0 | '') printf '127.0.0.1' ;;
    :: | '[::]') printf '::1' ;;
    *) printf '%s' "$1" ;;
  esac
}

require_free_port() {
  local address
  for address in 127.0.0.1 ::1 "$(reachable "$host")"; do
    if listens "$address" "$port"; then
      fail "port $port is in use; stop what listens there, or choose another with --port"
    fi
  done
}
