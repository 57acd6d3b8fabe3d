# A fast start: the jar unpacked, and its classes as the JVM keeps them in memory, which halves the time to ready. Nothing
# depends on it: without either, the plain jar runs.

app_dir=$home/gateway-api/target/app
training=$home/target/training

# Where the gateway runs from.
app_jar() {
  if [ -f "$app_dir/tollgate.jar" ]; then printf '%s' "$app_dir/tollgate.jar"; else printf '%s' "$gateway_jar"; fi
}

prepare_fast_start() { # LOG STARTED
  rm -rf "$app_dir"
  "$java_home/bin/java" -Djarmode=tools -jar "$gateway_jar" extract --destination "$app_dir" >>"$1" 2>&1 </dev/null || return 0
  train "$1" "$2"
}

# The JVM writes its file when it ends. The servers of this run begin with no data, apart from the kept and beside the build.
train() { # LOG STARTED
  local output=$home/target/training.log
  stop_servers "$training"
  rm -rf "$training"
  mkdir -p "$training"
  # shellcheck disable=SC2046 # options are words
  TOLLGATE_EMBEDDED=true TOLLGATE_POSTGRES_URL='' TOLLGATE_REDIS_URL='' TOLLGATE_MASTER_KEY='' TOLLGATE_OPERATOR_TOKEN='' \
    TOLLGATE_DATA=$training SERVER_ADDRESS=127.0.0.1 SERVER_PORT=$port \
    start_apart "$output" \
    "$java_home/bin/java" $(gateway_options) "$(preparing_option "$app_dir")" -jar "$app_dir/tollgate.jar"
  build_pid=$apart_pid
  until [ "$(http_status 127.0.0.1 "$port" /)" != '' ] || ! kill -0 "$build_pid" 2>/dev/null; do
    progress 'preparing a fast start' $((SECONDS - $2))
    sleep 0.3
  done
  http_status 127.0.0.1 "$port" /actuator/health/readiness >>"$1"
  kill -s TERM "$build_pid" 2>/dev/null || true
  while kill -0 "$build_pid" 2>/dev/null; do
    progress 'preparing a fast start' $((SECONDS - $2))
    sleep 0.3
  done
  wait_for "$build_pid" || true
  build_pid=
  cat "$output" >>"$1"
}
