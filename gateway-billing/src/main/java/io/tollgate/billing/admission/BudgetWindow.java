package io.tollgate.billing.admission;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import java.util.Locale;
import java.util.Optional;

/** The stretch of time that a budget is for: calendar windows in UTC, weeks from Monday. */
public enum BudgetWindow {
    DAY,
    WEEK,
    MONTH,
    TOTAL;

    /** The name in the API and in Postgres. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The name in scripts and in the fields of budget hashes: D, W, M or T. */
    public String letter() {
        return name().substring(0, 1);
    }

    /** The first day of the window that the day lies in; for {@link #TOTAL} the epoch's. */
    public LocalDate firstDay(LocalDate day) {
        return switch (this) {
            case DAY -> day;
            case WEEK -> day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
            case MONTH -> day.withDayOfMonth(1);
            case TOTAL -> LocalDate.EPOCH;
        };
    }

    /** When the window of this moment ends and its budget is whole again; never for {@link #TOTAL}. */
    public Optional<Instant> resetsAt(Instant moment) {
        LocalDate first = firstDay(LocalDate.ofInstant(moment, ZoneOffset.UTC));
        return switch (this) {
            case DAY -> startOf(first.plusDays(1));
            case WEEK -> startOf(first.plusWeeks(1));
            case MONTH -> startOf(first.plusMonths(1));
            case TOTAL -> Optional.empty();
        };
    }

    private static Optional<Instant> startOf(LocalDate day) {
        return Optional.of(day.atStartOfDay(ZoneOffset.UTC).toInstant());
    }
}
