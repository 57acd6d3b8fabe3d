# The JDK, Maven and Node of this machine.

# Sets java_home and java_major.
require_jdk() {
  find_java_home
  [ -x "$java_home/bin/java" ] || fail "no JDK at $java_home (bin/java is missing); set JAVA_HOME to a JDK 17 or newer"
  read_java_version "$java_home"
  [ "${java_major:-0}" -ge 17 ] || fail "Java ${java_version:-of an unknown version} at $java_home is too old; set JAVA_HOME to a JDK 17 or newer"
  [ -x "$java_home/bin/javac" ] || fail "$java_home is a Java runtime without a compiler (bin/javac is missing); set JAVA_HOME to a JDK 17 or newer"
}

find_java_home() {
  if [ -n "${JAVA_HOME:-}" ]; then
    java_home=$JAVA_HOME
    return
  fi
  command -v java >/dev/null 2>&1 || fail "no Java found; install a JDK 17 or newer, or set JAVA_HOME to one"
  java_home=$(java -XshowSettings:properties -version 2>&1 | sed -n 's/^ *java\.home = //p')
}

require_build_tools() {
  command -v mvn >/dev/null 2>&1 || fail "no Maven found (mvn); install Maven 3.8 or newer, it is needed to build"
  require_maven_version
  command -v node >/dev/null 2>&1 || fail "no Node found (node); install Node 20 or newer, it is needed to build the dashboard"
  command -v npm >/dev/null 2>&1 || fail "no npm found; install it beside Node 20 or newer, it is needed to build the dashboard"
  node_version=$(node --version 2>/dev/null || true)
  node_major=${node_version#v}
  node_major=${node_major%%.*}
  case $node_major in '' | *[!0-9]*) node_major=0 ;; esac
  [ "$node_major" -ge 20 ] || fail "Node ${node_version:-of an unknown version} is too old; install Node 20 or newer, it is needed to build the dashboard"
}

require_maven_version() {
  local version major minor
  version=$(JAVA_HOME=$java_home mvn --version 2>/dev/null </dev/null | sed -n 's/.*Apache Maven \([0-9][0-9.]*\).*/\1/p' || true)
  major=${version%%.*}
  minor=${version#*.}
  minor=${minor%%.*}
  if [ "${major:-0}" -gt 3 ] || { [ "${major:-0}" = 3 ] && [ "${minor:-0}" -ge 8 ]; }; then return; fi
  fail "Maven ${version:-of an unknown version} is too old; install Maven 3.8 or newer, it is needed to build"
}
