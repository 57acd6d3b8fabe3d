# Builds the benchmarks; leaves how to start them in $java and $classes.
root=$(cd "$here/../../.." && pwd -P)
target=$here/target
java=${JAVA_HOME:+$JAVA_HOME/bin/}java
classes=$target/tollgate-jmh.jar:$target/lib/*

mkdir -p "$target"
(cd "$root" && mvn -q -B --no-transfer-progress -Dmaven.test.skip=true -pl deploy/bench/jmh -am package) >"$target/build.log" 2>&1 ||
  { tail -n 30 "$target/build.log" >&2 && exit 2; }
