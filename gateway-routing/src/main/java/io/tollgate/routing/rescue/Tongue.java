package io.tollgate.routing.rescue;

import io.tollgate.routing.provider.Operation;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The words in which a caller hears a stream, as far as it takes to go on with one. */
interface Tongue {

    /** What these events have said; empty when it is no plain text, or cannot be gone on with. */
    Optional<Begun> begun(List<JsonNode> events);

    /** Makes the events of another stream a part of this one. */
    Joint joint(Begun begun, Seam seam);

    /** What comes before an event's data. */
    String head(ObjectNode event);

    static Tongue of(Operation operation) {
        return operation == Operation.MESSAGES ? new MessagesTongue() : new ChatTongue();
    }

    /** Of one stream, whose events it is given in order. */
    @FunctionalInterface
    interface Joint {

        /** The event as the caller is to hear it: changed, not at all, or after others. */
        List<ObjectNode> joined(ObjectNode event);
    }
}
