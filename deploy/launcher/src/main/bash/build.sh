# Builds what is out of date, with a line of progress instead of Maven's log.

gateway_jar=$home/gateway-api/target/tollgate.jar
demo_jar=$home/deploy/launcher/target/tollgate-launcher.jar
build_stamp=$home/target/launcher.stamp
folder_stamp=$home/target/launcher-folders.stamp

simulator_jar() {
  ls "$home"/deploy/simulator/target/tollgate-simulator-*-exec.jar 2>/dev/null | head -n 1
}

is_built() {
  [ -z "$(missing_jar)" ] && [ -f "$build_stamp" ] && [ -f "$folder_stamp" ] && [ -z "$(newer_source)" ]
}

missing_jar() {
  if [ ! -f "$gateway_jar" ]; then printf '%s' "$gateway_jar"; return; fi
  if [ ! -f "$demo_jar" ]; then printf '%s' "$demo_jar"; return; fi
  if [ -z "$(simulator_jar)" ]; then printf '%s' "$home/deploy/simulator/target/tollgate-simulator-*-exec.jar"; fi
}

# Files newer than the build's beginning, and folders newer than its end: they change when a file is added or deleted, and
# the build itself adds some.
newer_source() {
  find "$home" \
    \( -name target -o -name node_modules -o -name dist -o -name .git -o -name test -o -name docs -o -path "$data" -o -name .tollgate \) -prune \
    -o \( -name pom.xml -o -path '*/src/*' -o -path '*/dashboard/*' \) \
    ! -path '*/bash/*' ! -name '*.gen.ts' \
    \( -type f -newer "$build_stamp" -o -type d -path '*/src/*' -newer "$folder_stamp" \) -print 2>/dev/null | head -n 1
}

build() {
  local log=$data/logs/build.log started=$SECONDS
  package "$log" "$started"
  prepare_fast_start "$log" "$started"
  mark_built "$started"
}

# Maven's part. A build counts when it is marked.
package() { # LOG STARTED
  local log=$1 started=$2
  require_build_tools
  mkdir -p "$home/target"
  touch "$build_stamp.new"
  say 'Building Tollgate; the first time this downloads what it needs and takes some minutes.'
  start_apart "$log" run_maven
  build_pid=$apart_pid
  while kill -0 "$build_pid" 2>/dev/null; do
    progress "$(build_step "$log")" $((SECONDS - started))
    sleep 0.5
  done
  local maven=$build_pid
  build_pid=
  wait_for "$maven" || fail "the build failed: $(build_error "$log"); all of it is in $log"
  [ -z "$(missing_jar)" ] || fail "the build ended without an error but made no $(missing_jar); what Maven said is in $log"
  touch "$folder_stamp"
}

mark_built() { # STARTED
  mv "$build_stamp.new" "$build_stamp"
  say "Built in $((SECONDS - $1)) s."
}

run_maven() {
  cd "$home"
  JAVA_HOME=$java_home exec mvn -B --no-transfer-progress -DskipTests -Dmaven.test.skip=true -Dspotless.check.skip=true \
    -pl gateway-api,deploy/simulator,deploy/launcher -am package
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
