# How the gateway's JVM is run, by the launcher and in the container's image alike.

cpu_share=/sys/fs/cgroup/cpu.max

# Sets java_version and java_major.
read_java_version() { # JAVA_HOME
  java_version=$(java_version_of "$1")
  java_major=${java_version#1.}
  java_major=${java_major%%[!0-9]*}
}

java_version_of() { # JAVA_HOME
  local version=
  if [ -r "$1/release" ]; then
    version=$(sed -n 's/^JAVA_VERSION="\(.*\)"$/\1/p' "$1/release")
  fi
  if [ -z "$version" ]; then
    version=$("$1/bin/java" -version 2>&1 | sed -n 's/.* version "\([^"]*\)".*/\1/p' || true)
  fi
  printf '%s' "$version"
}

# The whole process stays under 600 MB with these. Few processors do more with the serial collector: its barriers are
# cheaper and it keeps no threads of its own (deploy/bench: a third less CPU per request on two). A heap in huge pages,
# where Linux gives them to who asks, takes another tenth off. Its classes fill 90 MB: with the JVM's own threshold of 21 MB
# each step on the way there is a full collection in the middle of the start.
gateway_options() {
  printf '%s ' -Xmx288m -XX:MaxDirectMemorySize=96m -XX:MetaspaceSize=128m -XX:+ExitOnOutOfMemoryError
  if [ "$(processors)" -le 2 ] && ! collector_is_chosen; then printf '%s ' -XX:+UseSerialGC; fi
  if grep -qs '\[madvise\]' /sys/kernel/mm/transparent_hugepage/enabled; then printf '%s ' -XX:+UseTransparentHugePages; fi
  java_access_options
}

# For a command that works once and ends.
operator_options() {
  printf '%s ' -Xmx512m -XX:+UseSerialGC -XX:TieredStopAtLevel=1
  java_access_options
}

java_access_options() {
  if [ "$java_major" -ge 22 ]; then printf '%s ' --enable-native-access=ALL-UNNAMED; fi
  if [ "$java_major" -ge 24 ]; then printf '%s ' --sun-misc-unsafe-memory-access=allow; fi
}

# What a JVM keeps of prepared classes: an archive of them or, from JDK 25 on, a cache that also knows how they are linked and
# how they are used (JEP 514, 515), which is ready a quarter sooner.
keeps_cache() { [ "$java_major" -ge 25 ]; }

prepared_classes() { # FOLDER
  if keeps_cache; then printf '%s' "$1/tollgate.aot"; else printf '%s' "$1/tollgate.jsa"; fi
}

# Has the JVM write that file when it ends.
preparing_option() { # FOLDER
  if keeps_cache; then
    printf '%s' "-XX:AOTCacheOutput=$(prepared_classes "$1")"
  else
    printf '%s' "-XX:ArchiveClassesAtExit=$(prepared_classes "$1")"
  fi
}

# Has the JVM begin with that file. A JVM that it was not made for does without, and is not to complain of it.
prepared_options() { # FOLDER, sets prepared
  if [ ! -f "$(prepared_classes "$1")" ]; then
    prepared=(-Xshare:auto)
  elif keeps_cache; then
    prepared=("-XX:AOTCache=$(prepared_classes "$1")" -Xlog:aot=off -Xlog:cds=off)
  else
    prepared=("-XX:SharedArchiveFile=$(prepared_classes "$1")" -Xlog:cds=off)
  fi
}

# How many may be kept busy: a container can be given a share of them, as microseconds in a period of so many.
processors() {
  local count limit=max period
  count=$(nproc)
  if [ -r "$cpu_share" ]; then read -r limit period <"$cpu_share" || true; fi
  if [ "$limit" != max ] && [ "$limit" -lt $((count * period)) ]; then count=$(((limit + period - 1) / period)); fi
  printf '%s' "$count"
}

# A JVM that is told of two collectors does not start.
collector_is_chosen() {
  case " ${TOLLGATE_JAVA_OPTS:-} " in
    *' -XX:+Use'*'GC '*) return 0 ;;
    *) return 1 ;;
  esac
}
