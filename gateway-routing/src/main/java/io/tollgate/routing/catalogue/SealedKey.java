package io.tollgate.routing.catalogue;

import java.util.Optional;

/**
 * A key as it is stored.
 *
 * @param cursor where it stands in its table
 * @param name as it is shown
 * @param after the same under the present master key; empty when it cannot be opened
 */
@SuppressWarnings("ArrayRecordComponent")
record SealedKey(String cursor, String name, byte[] before, Optional<byte[]> after) {

    boolean isChanged() {
        return after.filter(wrapped -> wrapped != before).isPresent();
    }
}
