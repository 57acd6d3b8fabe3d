package io.tollgate.bench;

import io.tollgate.bench.load.Target;
import java.util.Map;
import java.util.Optional;

/** A target, the processes whose CPU time it costs, and those behind it that are told apart. */
record Contender(Target target, Optional<ProcessGroup> process, Map<String, ProcessGroup> behind) {

    String name() {
        return target.name();
    }
}
