package io.tollgate.bench;

import io.tollgate.bench.load.Target;
import java.util.Map;

/**
 * Where a chat completion is asked for, and how.
 *
 * @param headers besides those that every request has
 * @param model the model's name there
 */
record Door(int port, String path, String key, Map<String, String> headers, String model) {

    byte[] request(Workload workload) {
        return Target.post(path, key, headers, workload.body().formatted(model));
    }
}
