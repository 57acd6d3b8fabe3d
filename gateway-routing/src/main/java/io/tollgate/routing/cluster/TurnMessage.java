package io.tollgate.routing.cluster;

import io.tollgate.routing.health.CircuitTurn;
import java.util.Optional;

/** A turn as one line: the node that saw it, what happened, and the two slugs, none of which has a space. */
record TurnMessage(String node, CircuitTurn turn) {

    private static final String OPENED = "opened";
    private static final String CLOSED = "closed";
    private static final int PARTS = 4;

    String text() {
        return String.join(" ", node, turn.opened() ? OPENED : CLOSED, turn.offering(), turn.credential());
    }

    /** Empty when it is none: another version of the gateway may say more. */
    static Optional<TurnMessage> read(String text) {
        String[] parts = text.split(" ", -1);
        boolean known = parts.length == PARTS && (parts[1].equals(OPENED) || parts[1].equals(CLOSED));
        return known
                ? Optional.of(new TurnMessage(parts[0], new CircuitTurn(parts[2], parts[3], parts[1].equals(OPENED))))
                : Optional.empty();
    }
}
