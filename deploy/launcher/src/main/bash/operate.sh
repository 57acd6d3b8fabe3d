# The operator's commands, run from the gateway's jar: beside a gateway on its servers, else on servers of their own.

operate() {
  require_jdk
  [ -f "$gateway_jar" ] || fail "nothing is built yet; start ./tollgate up once"
  # shellcheck disable=SC2046 # options are words
  TOLLGATE_EMBEDDED=true TOLLGATE_DATA=$data exec "$java_home/bin/java" -Xmx512m -XX:+UseSerialGC -XX:TieredStopAtLevel=1 \
    $(java_access_options) -jar "$(app_jar)" "$command" ${command_options[@]+"${command_options[@]}"}
}
