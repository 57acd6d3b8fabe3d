package io.tollgate.api.auth;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long a node trusts what it knows of a key.
 *
 * @param refreshAfter a grant this old is read anew, beside the request that asked for it
 * @param staleFor a grant is served this long while it cannot be read anew
 * @param refusedFor how long an unknown or refused key is remembered
 * @param maxSize how many keys are remembered; where it is not said, as many as fill about a third of the heap
 */
@ConfigurationProperties("tollgate.grants")
record GrantCacheSettings(
        @DefaultValue("30s") Duration refreshAfter,
        @DefaultValue("15m") Duration staleFor,
        @DefaultValue("5s") Duration refusedFor,
        @Nullable Long maxSize) {

    /** A grant takes about 600 bytes where its organization has other keys, and more where it has none. */
    private static final long HEAP_FOR_EACH_KEY = 2_000;

    GrantCacheSettings {
        if (refreshAfter.isNegative() || refreshAfter.isZero() || refreshAfter.compareTo(staleFor) >= 0) {
            throw new IllegalArgumentException(
                    "tollgate.grants.refresh-after: " + refreshAfter + " is not between 0 and stale-for, " + staleFor);
        }
        if (refusedFor.isNegative() || refusedFor.isZero() || (maxSize != null && maxSize < 1)) {
            throw new IllegalArgumentException("tollgate.grants.refused-for and max-size must be positive");
        }
    }

    /** How many keys are remembered. */
    long mostKeys() {
        return maxSize == null ? Runtime.getRuntime().maxMemory() / HEAP_FOR_EACH_KEY : maxSize;
    }
}
