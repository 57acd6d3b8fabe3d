package io.tollgate.bench;

import java.net.URI;
import java.util.Map;

/** A simulated provider, as every target but the gateway calls it. */
record Upstream(String baseUrl, String key, String model) {

    private static final String PROVIDER = "/alder";
    private static final String VERSION = "/v1";
    private static final String CHAT = VERSION + "/chat/completions";

    /** One of the simulator at this address. */
    static Upstream of(URI simulator) {
        return new Upstream(simulator.resolve(PROVIDER + VERSION).toString(), "sk-alder-simulator", "gpt-oss-120b");
    }

    /** A chat completion at a port that passes everything on to the simulator, or is the simulator itself. */
    Door door(int port) {
        return new Door(port, PROVIDER + CHAT, key, Map.of(), model);
    }

    /** A chat completion at another gateway's port, which calls this provider for it. */
    Door behind(int port, Map<String, String> headers) {
        return new Door(port, CHAT, key, headers, model);
    }
}
