# Starts everything, tells where it is, and stops everything.

simulator_port=9099
build_pid=
ending=false

up() {
  require_jdk
  prepare_data
  claim
  stop_all
  require_free_port
  if ! is_built; then
    build
    require_free_port # a build takes minutes, in which another may have taken it
  fi
  local started=$SECONDS
  if $demo; then start_simulator; fi
  start_gateway
  await_gateway "$started"
  introduce
  watch
}

prepare_data() {
  if [ -e "$data" ] && [ ! -d "$data" ]; then fail "the data folder $data is a file; choose another with --data"; fi
  if [ ! -d "$data" ]; then
    (umask 077 && mkdir -p "$data") 2>/dev/null || fail "the data folder $data cannot be created; choose another with --data"
  fi
  data=$(cd "$data" 2>/dev/null && pwd -P) || fail "the data folder of --data cannot be entered; check its owner and rights"
  mkdir -p "$data/run" "$data/logs" 2>/dev/null || fail "the data folder $data cannot be written to; check its owner and rights"
}

# One launcher per data folder. The pid of one that was killed does not count.
claim() {
  local other
  other=$(pid_in "$data/run/launcher.pid")
  if [ "$other" != $$ ] && runs "$other" tollgate up; then
    fail "Tollgate already runs on $data (process $other); stop that one first, or choose another folder with --data"
  fi
  printf '%s\n' $$ >"$data/run/launcher.pid"
  trap end EXIT
  trap 'exit 130' INT
  trap 'exit 143' TERM
  trap 'exit 129' HUP
}

end() {
  local code=$?
  trap '' INT TERM HUP
  clear_progress
  if $ending || [ -n "$build_pid" ]; then say 'Stopping…'; fi
  if [ -n "$build_pid" ]; then end_build; fi
  stop_all
  rm -f "$data/run/launcher.pid"
  exit "$code"
}

# A training run that ends by itself first writes its prepared classes; nobody needs them.
end_build() {
  end_apart 3 "$build_pid"
  stop_servers "$training"
}

start_simulator() {
  local log=$data/logs/simulator.log
  if listens 127.0.0.1 "$simulator_port"; then simulator_port=0; fi
  start_apart "$log" "$java_home/bin/java" "-Dtollgate.data=$data" -Xmx96m -XX:+UseSerialGC -XX:TieredStopAtLevel=1 \
    -jar "$(simulator_jar)" "--port=$simulator_port" --pace=demo
  printf '%s\n' "$apart_pid" >"$data/run/simulator.pid"
}

start_gateway() {
  local log=$data/logs/gateway.log
  if [ -f "$log" ]; then mv "$log" "$log.1"; fi
  if $demo; then export TOLLGATE_ALLOW_PRIVATE_UPSTREAMS=true; fi
  prepared_options "$app_dir"
  had_operator_token=$([ -n "${TOLLGATE_OPERATOR_TOKEN:-}" ] || [ -f "$data/operator-token" ] && echo true || echo false)
  # shellcheck disable=SC2046,SC2086 # options are words
  TOLLGATE_EMBEDDED=true TOLLGATE_STOP_DELAY=${TOLLGATE_STOP_DELAY:-0s} SERVER_PORT=$port SERVER_ADDRESS=$host start_apart "$log" \
    "$java_home/bin/java" "-Dtollgate.data=$data" $(gateway_options) "${prepared[@]}" ${TOLLGATE_JAVA_OPTS:-} \
    -jar "$(app_jar)"
  gateway_pid=$apart_pid
  printf '%s\n' "$gateway_pid" >"$data/run/gateway.pid"
}

# Bash's own line about a job that was killed says nothing that ours does not.
await_gateway() { # STARTED
  if gateway_answers "$1" 2>/dev/null; then
    say "Ready after $((SECONDS - $1)) s."
  elif runs "$gateway_pid" tollgate.jar; then
    fail "the gateway was not ready after 120 s; see $data/logs/gateway.log"
  else
    fail "$(gateway_error)"
  fi
}

gateway_answers() { # STARTED
  local address
  address=$(reachable "$host")
  until [ "$(http_status "$address" "$port" /actuator/health/readiness)" = 200 ]; do
    if ! kill -0 "$gateway_pid"; then
      wait_for "$gateway_pid" || true
      return 1
    fi
    [ $((SECONDS - $1)) -lt 120 ] || return 1
    progress 'starting' $((SECONDS - $1))
    sleep 0.2
  done
}

# What Spring says under "Description:" and "Action:", or the innermost cause of what ended it, as one line.
gateway_error() {
  local log=$data/logs/gateway.log problem fix
  problem=$(section Description "$log")
  fix=$(section Action "$log")
  if [ -z "$problem" ]; then
    problem=$(sed -n -e 's/^Caused by: //p' -e '/^[A-Za-z0-9_.$]*\(Exception\|Error\): /p' "$log" | tail -n 1)
    problem="the gateway ended${problem:+: ${problem%.}}; all of it is in $log"
  fi
  printf '%s' "${problem%.}${fix:+; $fix}"
}

section() ( # HEADING LOG
  inside=false
  text=
  while IFS= read -r line; do
    case $line in
      "$1:") inside=true ;;
      Description: | Action: | [0-9][0-9][0-9][0-9]-*) inside=false ;;
      *) if $inside; then text="$text $line"; fi ;;
    esac
  done <"$2"
  set -f
  # shellcheck disable=SC2086 # its words, without the lines between them
  set -- $text
  printf '%s' "$*"
)

introduce() {
  local shown=$host
  case $host in 127.0.0.1 | 0.0.0.0 | ::) shown=localhost ;; esac
  url=http://$shown:$port
  say ''
  say "  Dashboard       $url"
  introduce_operator
  if $demo; then introduce_demo; else introduce_next; fi
  say ''
  say "  Ctrl-C stops everything; the data stays in $data."
}

introduce_next() {
  say "  Next            sign up there; if there are no models yet, add the first provider:"
  say "                  $home/docs/first-provider.md"
}

introduce_operator() {
  local file=$data/operator-token
  if $had_operator_token || [ ! -f "$file" ]; then return; fi
  say "  Operator token  $(cat "$file")"
  say "                  (shown this once; kept in $file)"
}

introduce_demo() {
  local token=${TOLLGATE_OPERATOR_TOKEN:-}
  if [ -z "$token" ]; then
    token=$(cat "$data/operator-token" 2>/dev/null) || fail "the operator's token cannot be read from $data/operator-token"
  fi
  TOLLGATE_OPERATOR_TOKEN=$token "$java_home/bin/java" -Xmx64m -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -jar "$demo_jar" \
    "--gateway=http://$(reachable "$host"):$port" "--shown=$url" "--simulator=http://127.0.0.1:$(simulator_port_of_log)" \
    "--state=$data/demo.properties" 2>"$data/logs/demo.log" || fail "the demo could not be prepared: $(head -n 1 "$data/logs/demo.log")"
  invent_usage
}

# Ninety days to look at, while the newcomer reads on; nothing on a later start.
invent_usage() {
  local organization
  organization=$(sed -n 's/^organization=//p' "$data/demo.properties")
  # shellcheck disable=SC2046 # options are words
  TOLLGATE_EMBEDDED=true TOLLGATE_DATA=$data start_apart "$data/logs/demo-usage.log" \
    "$java_home/bin/java" "-Dtollgate.data=$data" -Xmx192m -XX:+UseSerialGC -XX:TieredStopAtLevel=1 $(java_access_options) \
    -jar "$(app_jar)" demo-usage "--organization=$organization"
  printf '%s\n' "$apart_pid" >"$data/run/demo-usage.pid"
}

# The banner names the port, which matters when the usual one was taken.
simulator_port_of_log() {
  sed -n 's|.*http://127\.0\.0\.1:\([0-9]*\)/control.*|\1|p' "$data/logs/simulator.log" | head -n 1
}

# Until a signal comes, or the gateway ends by itself.
watch() {
  ending=true
  wait_for "$gateway_pid" || true
  ending=false
  fail "the gateway ended unexpectedly; see $data/logs/gateway.log"
}
