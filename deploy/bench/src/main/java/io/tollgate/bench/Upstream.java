package io.tollgate.bench;

import java.net.URI;
import java.util.Map;

/** A simulated provider, as every target but the gateway calls it. */
record Upstream(String baseUrl, String key, String model) {

    private static final String BASE = "/alder/v1";

    /** One of the simulator at this address. */
    static Upstream of(URI simulator) {
        return new Upstream(simulator.resolve(BASE).toString(), "sk-alder-simulator", "gpt-oss-120b");
    }

    /** A chat completion at a port that passes everything on to the simulator, or is the simulator itself. */
    Door door(int port) {
        return new Door(port, BASE + "/chat/completions", key, Map.of(), model);
    }
}
