package io.tollgate.api.responses;

import tools.jackson.databind.node.ObjectNode;

/** An item of the output while more of it may come. */
interface OpenItem {

    /**
     * Ends it.
     *
     * @param status {@code completed}, or {@code incomplete}
     * @return as it is in the output
     */
    ObjectNode close(String status);
}
