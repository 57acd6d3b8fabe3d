package io.tollgate.admin.usage;

import io.tollgate.admin.http.Fields;
import io.tollgate.admin.http.Problem;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * A stretch of time.
 *
 * @param to the first moment no longer in it
 */
public record TimeRange(Instant from, Instant to) {

    private static final Duration DEFAULT = Duration.ofDays(30);

    /**
     * What the parameters {@code from} and {@code to} ask for: RFC 3339 times or dates in UTC; by default the last 30 days.
     *
     * @throws Problem 400 when they are malformed or {@code from} is not before {@code to}
     */
    public static TimeRange read(@Nullable String from, @Nullable String to, Instant now) {
        Instant end = to == null ? now : time("to", to);
        Instant start = from == null ? end.minus(DEFAULT) : time("from", from);
        if (!start.isBefore(end)) {
            throw Problem.invalid("from", start + " is not before " + end);
        }
        return new TimeRange(start, end);
    }

    /** The least stretch of whole hours around it. */
    public TimeRange wholeHours() {
        Instant last = to.truncatedTo(ChronoUnit.HOURS);
        return new TimeRange(from.truncatedTo(ChronoUnit.HOURS), last.equals(to) ? to : last.plus(1, ChronoUnit.HOURS));
    }

    /** Its whole days in UTC; where it has none, nothing at its end. */
    public TimeRange wholeDays() {
        Instant midnight = from.truncatedTo(ChronoUnit.DAYS);
        Instant first = midnight.equals(from) ? from : midnight.plus(1, ChronoUnit.DAYS);
        Instant last = to.truncatedTo(ChronoUnit.DAYS);
        return first.isBefore(last) ? new TimeRange(first, last) : new TimeRange(to, to);
    }

    /** The same stretch as many whole days earlier as it takes to lie before this one: hours and days stay alike. */
    public TimeRange before() {
        Duration length = Duration.between(from, to);
        Duration days = Duration.ofDays(length.plusDays(1).minusNanos(1).toDays());
        return new TimeRange(from.minus(days), to.minus(days));
    }

    private static Instant time(String field, String written) {
        Instant time = parse(field, written);
        if (time.isBefore(Instant.EPOCH) || !time.isBefore(Fields.END_OF_TIME)) {
            throw Problem.invalid(field, written + " is not between the years 1970 and 9999");
        }
        return time;
    }

    private static Instant parse(String field, String written) {
        try {
            return written.contains("T") || written.contains("t")
                    ? OffsetDateTime.parse(written.replace(' ', '+')).toInstant()
                    : LocalDate.parse(written).atStartOfDay(ZoneOffset.UTC).toInstant();
        } catch (DateTimeException e) {
            throw Problem.invalid(field, "'" + written + "' is no time such as 2026-11-21T10:00:00Z, nor a date");
        }
    }
}
