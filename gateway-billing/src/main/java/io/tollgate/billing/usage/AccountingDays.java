package io.tollgate.billing.usage;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.UUID;

/**
 * The accounting days on which a request's rows may lie, as its identifier tells: a look-up within them reads three
 * partitions rather than all.
 */
public record AccountingDays(LocalDate from, LocalDate to) {

    private static final int UUID_TIME_SHIFT = 16;

    /** A UUIDv7 begins with milliseconds; the node's clock and Redis' may disagree about the day, hence ±1. */
    public static AccountingDays of(UUID requestId) {
        Instant made = Instant.ofEpochMilli(requestId.getMostSignificantBits() >>> UUID_TIME_SHIFT);
        LocalDate day = LocalDate.ofInstant(made, ZoneOffset.UTC);
        return new AccountingDays(day.minusDays(1), day.plusDays(1));
    }
}
