package io.tollgate.api.auth;

import com.github.benmanes.caffeine.cache.Expiry;
import io.tollgate.api.auth.GrantOutcome.Granted;
import java.time.Duration;

/** Keeps grants for as long as they may be served stale, and refusals briefly; counted from when they were read. */
record OutcomeExpiry(Duration granted, Duration refused) implements Expiry<SecretHash, GrantOutcome> {

    @Override
    public long expireAfterCreate(SecretHash hash, GrantOutcome outcome, long currentTime) {
        return (outcome instanceof Granted ? granted : refused).toNanos();
    }

    @Override
    public long expireAfterUpdate(SecretHash hash, GrantOutcome outcome, long currentTime, long currentDuration) {
        return expireAfterCreate(hash, outcome, currentTime);
    }

    @Override
    public long expireAfterRead(SecretHash hash, GrantOutcome outcome, long currentTime, long currentDuration) {
        return currentDuration;
    }
}
