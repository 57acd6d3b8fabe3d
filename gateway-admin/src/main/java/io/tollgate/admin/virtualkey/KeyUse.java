package io.tollgate.admin.virtualkey;

import java.time.Instant;
import java.util.Optional;

/**
 * What became of a key.
 *
 * @param lastUsedAt to the minute
 * @param previousUntil until when the secret before the last rotation works too
 */
record KeyUse(Optional<Instant> lastUsedAt, Optional<Instant> previousUntil) {

    static final KeyUse NONE = new KeyUse(Optional.empty(), Optional.empty());
}
