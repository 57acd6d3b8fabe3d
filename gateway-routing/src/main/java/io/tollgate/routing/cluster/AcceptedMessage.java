package io.tollgate.routing.cluster;

import java.util.Optional;

/**
 * A credential that its provider takes after all, as one line: the node that asked, and the slug, neither of which has a space.
 */
record AcceptedMessage(String node, String credential) {

    private static final String ACCEPTED = "accepted";
    private static final int PARTS = 3;

    String text() {
        return String.join(" ", node, ACCEPTED, credential);
    }

    /** Empty when it is none. */
    static Optional<AcceptedMessage> read(String text) {
        String[] parts = text.split(" ", -1);
        return parts.length == PARTS && parts[1].equals(ACCEPTED)
                ? Optional.of(new AcceptedMessage(parts[0], parts[2]))
                : Optional.empty();
    }
}
