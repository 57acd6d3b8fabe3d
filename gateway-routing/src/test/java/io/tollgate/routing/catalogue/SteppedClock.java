package io.tollgate.routing.catalogue;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** The system's clock, and as far from it as a test lets pass. */
final class SteppedClock extends Clock {

    private Duration passed = Duration.ZERO;

    void pass(Duration time) {
        passed = passed.plus(time);
    }

    @Override
    public Instant instant() {
        return Instant.now().plus(passed);
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("instants alone");
    }
}
