package io.tollgate.bench;

import io.tollgate.bench.load.Target;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is measured, the processes whose CPU time it costs, and those behind it that are told apart.
 *
 * @param doors used in turn
 */
record Contender(String name, List<Door> doors, Optional<ProcessGroup> process, Map<String, ProcessGroup> behind) {

    Target target(Workload workload) {
        return new Target(
                name,
                doors.get(0).port(),
                doors.stream().map(door -> door.request(workload)).toList(),
                workload.check());
    }
}
