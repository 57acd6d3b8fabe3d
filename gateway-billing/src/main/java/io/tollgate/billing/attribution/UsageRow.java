package io.tollgate.billing.attribution;

import io.tollgate.billing.usage.UsageEvent;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/**
 * A usage event with its place in time and order.
 *
 * @param accountingTime Redis time at admission
 * @param sequence 0 for the settlement, 1 for a correction after the hold was given up as lost
 */
record UsageRow(Instant accountingTime, int sequence, UsageEvent event) {

    LocalDate accountingDay() {
        return LocalDate.ofInstant(accountingTime, ZoneOffset.UTC);
    }
}
