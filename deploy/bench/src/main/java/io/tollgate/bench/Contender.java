package io.tollgate.bench;

import io.tollgate.bench.load.Target;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What is measured, the processes whose CPU time it costs, and those behind it that are told apart. */
record Contender(String name, Door door, Optional<ProcessGroup> process, Map<String, ProcessGroup> behind) {

    Target target(Workload workload) {
        return new Target(name, door.port(), List.of(door.request(workload)), workload.check());
    }
}
