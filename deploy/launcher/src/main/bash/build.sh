# Builds what is out of date, with a line of progress instead of Maven's log.

gateway_jar=$home/gateway-api/target/tollgate.jar
demo_jar=$home/deploy/launcher/target/tollgate-launcher.jar
build_stamp=$home/target/launcher.stamp

simulator_jar() {
  ls "$home"/deploy/simulator/target/tollgate-simulator-*-exec.jar 2>/dev/null | head -n 1
}

is_built() {
  [ -f "$gateway_jar" ] && [ -f "$demo_jar" ] && [ -n "$(simulator_jar)" ] && [ -f "$build_stamp" ] || return 1
  [ -z "$(newer_source)" ]
}

# Folders count too: they change when a file is added or deleted.
newer_source() {
  find "$home" \
    \( -name target -o -name node_modules -o -name dist -o -name .git -o -name test -o -name docs -o -path "$data" -o -name .tollgate \) -prune \
    -o \( -name pom.xml -o -path '*/src/*' -o -path '*/dashboard/*' \) \
    ! -path '*/bash/*' ! -name '*.gen.ts' \( -type f -o -path '*/src/*' \) -newer "$build_stamp" -print 2>/dev/null | head -n 1
}

build() {
  require_build_tools
  mkdir -p "$home/target"
  touch "$build_stamp.new"
  local log=$data/logs/build.log started=$SECONDS
  say 'Building Tollgate; the first time this downloads what it needs and takes some minutes.'
  (
    cd "$home"
    JAVA_HOME=$java_home exec mvn -B --no-transfer-progress -DskipTests -Dmaven.test.skip=true -Dspotless.check.skip=true \
      -pl gateway-api,deploy/simulator,deploy/launcher -am package
  ) >"$log" 2>&1 </dev/null &
  build_pid=$!
  while kill -0 "$build_pid" 2>/dev/null; do
    progress "$(build_step "$log")" $((SECONDS - started))
    sleep 0.5
  done
  wait "$build_pid" || fail "the build failed: $(build_error "$log"); all of it is in $log"
  build_pid=
  prepare_fast_start "$log" "$started"
  mv "$build_stamp.new" "$build_stamp"
  say "Built in $((SECONDS - started)) s."
}

# Maven's last "Building Tollgate :: billing 0.1.0     [5/8]", as "building 5/8 billing".
build_step() { # LOG
  local step
  step=$(sed -n -e 's|^\[INFO\] Building Tollgate :: \(.*\) [0-9][^ ]* *\[\([0-9]*/[0-9]*\)\]$|building \2 \1|p' "$1" | tail -n 1)
  printf '%s' "${step:-preparing the build}"
}

build_error() { # LOG
  local error
  error=$(sed -n 's/^\[ERROR\] *//p' "$1" | grep -v -e '^$' -e '^COMPILATION ERROR' | head -n 1)
  printf '%s' "${error:-Maven ended without saying why}"
}
