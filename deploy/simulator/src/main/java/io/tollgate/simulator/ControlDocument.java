package io.tollgate.simulator;

import java.util.Optional;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What a PUT to the control endpoint says: the behaviour's fields, a fault, and for how many requests it is meant. */
record ControlDocument(Behaviour behaviour, Optional<Fault> fault, Optional<Integer> times) {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    static ControlDocument read(String body, Behaviour initial) {
        JsonNode tree = MAPPER.readTree(body);
        if (!(tree instanceof ObjectNode document)) {
            throw new IllegalArgumentException("The body must be a JSON object such as {\"latency_ms\": 200}");
        }
        Optional<Fault> fault =
                Optional.ofNullable(document.remove("fault")).map(node -> MAPPER.treeToValue(node, Fault.class));
        Optional<Integer> times =
                Optional.ofNullable(document.remove("times")).map(node -> MAPPER.treeToValue(node, Integer.class));
        ObjectNode merged = MAPPER.valueToTree(initial);
        merged.setAll(document);
        return new ControlDocument(MAPPER.treeToValue(merged, Behaviour.class), fault, times);
    }

    /** A fault by itself. */
    static Fault readFault(String json) {
        return MAPPER.readValue(json, Fault.class);
    }

    void applyTo(SimulatedProvider provider) {
        provider.recover();
        provider.behave(behaviour);
        fault.ifPresent(
                meant -> times.ifPresentOrElse(count -> provider.failNext(count, meant), () -> provider.fail(meant)));
    }
}
