# The operator's commands, run from the gateway's jar: beside a gateway on its servers, else on servers of their own.

operate() {
  require_jdk
  [ -f "$gateway_jar" ] || fail "nothing is built yet; start ./tollgate up once"
  if [ "$command" = rotate-master-key ]; then require_no_reader; fi
  # shellcheck disable=SC2046 # options are words
  TOLLGATE_EMBEDDED=true TOLLGATE_DATA=$data exec "$java_home/bin/java" $(operator_options) \
    -jar "$(app_jar)" "$command" ${command_options[@]+"${command_options[@]}"}
}

# A gateway with a generated key has read it at its start, and would not see the next one.
require_no_reader() {
  if [ -n "${TOLLGATE_MASTER_KEY:-}" ]; then return; fi
  if runs "$(pid_in "$data/run/gateway.pid")" tollgate.jar; then
    fail "the gateway on $data has the present master key in memory; stop it first (Ctrl-C where it was started)"
  fi
}
