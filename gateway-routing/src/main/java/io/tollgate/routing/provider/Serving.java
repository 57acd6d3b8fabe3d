package io.tollgate.routing.provider;

import io.tollgate.routing.catalogue.Protocol;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/** How an operation is served at providers of a protocol. What the planner goes by is also what the documentation says. */
public enum Serving {
    /** The caller's bytes go through as they are. */
    NATIVE("as it is"),
    /** In the provider's own words; a chat in other words by way of a chat completion. */
    TRANSLATED("translated"),
    NONE("not");

    /** What goes as it is to providers of a protocol. */
    private static final Map<Protocol, Set<Operation>> SPOKEN = Map.of(
            // Few of OpenAI's imitators have its Responses: those that do have a quirk that says so.
            Protocol.OPENAI, EnumSet.complementOf(EnumSet.of(Operation.RESPONSES, Operation.MESSAGES)),
            Protocol.ANTHROPIC, EnumSet.of(Operation.MESSAGES));

    /** What is no chat and is translated all the same. */
    private static final Map<Protocol, Set<Operation>> REWORDED = Map.of(
            Protocol.GEMINI, EnumSet.of(Operation.EMBEDDINGS),
            Protocol.COHERE, EnumSet.of(Operation.EMBEDDINGS, Operation.RERANK));

    private static final Map<Operation, Set<Protocol>> SERVING = new EnumMap<>(Operation.class);

    static {
        for (Operation operation : Operation.values()) {
            Set<Protocol> serving = EnumSet.noneOf(Protocol.class);
            Arrays.stream(Protocol.values())
                    .filter(protocol -> of(protocol, operation) != NONE)
                    .forEach(serving::add);
            SERVING.put(operation, Collections.unmodifiableSet(serving));
        }
    }

    private final String words;

    Serving(String words) {
        this.words = words;
    }

    public static Serving of(Protocol protocol, Operation operation) {
        if (SPOKEN.getOrDefault(protocol, Set.of()).contains(operation)) {
            return NATIVE;
        }
        return operation.isChat() || REWORDED.getOrDefault(protocol, Set.of()).contains(operation) ? TRANSLATED : NONE;
    }

    /** The protocols whose providers can serve the operation. */
    public static Set<Protocol> protocols(Operation operation) {
        return SERVING.getOrDefault(operation, Set.of());
    }

    /** For people. */
    public String words() {
        return words;
    }
}
