package io.tollgate.billing.price;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A time of every day, in UTC, at which a provider bills other rates; it may lie over midnight.
 *
 * @param to the first minute after it
 */
record TimeWindow(LocalTime from, LocalTime to) {

    private static final Pattern LABEL = Pattern.compile("utc_([01]\\d|2[0-3])([0-5]\\d)_([01]\\d|2[0-3])([0-5]\\d)");
    private static final int TO_HOUR = 3;

    TimeWindow {
        if (from.equals(to)) {
            throw new IllegalArgumentException("utc_" + clock(from) + "_" + clock(to) + ": begins when it ends");
        }
    }

    /** Reads {@code utc_1630_0030}. */
    static Optional<TimeWindow> of(String label) {
        Matcher found = LABEL.matcher(label);
        return found.matches() ? Optional.of(new TimeWindow(time(found, 1), time(found, TO_HOUR))) : Optional.empty();
    }

    String label() {
        return "utc_" + clock(from) + "_" + clock(to);
    }

    boolean contains(Instant moment) {
        LocalTime time = time(moment);
        return from.isBefore(to)
                ? !time.isBefore(from) && time.isBefore(to)
                : !time.isBefore(from) || time.isBefore(to);
    }

    boolean overlaps(TimeWindow other) {
        return covers(other.from) || other.covers(from);
    }

    /** The next moment after this one at which it begins or ends. */
    Instant nextEdge(Instant after) {
        Instant begin = next(from, after);
        Instant end = next(to, after);
        return begin.isBefore(end) ? begin : end;
    }

    private boolean covers(LocalTime time) {
        return contains(
                time.atDate(Instant.EPOCH.atZone(ZoneOffset.UTC).toLocalDate()).toInstant(ZoneOffset.UTC));
    }

    private static Instant next(LocalTime time, Instant after) {
        Instant today = after.truncatedTo(ChronoUnit.DAYS).plus(Duration.ofSeconds(time.toSecondOfDay()));
        return today.isAfter(after) ? today : today.plus(1, ChronoUnit.DAYS);
    }

    private static LocalTime time(Instant moment) {
        return moment.atZone(ZoneOffset.UTC).toLocalTime();
    }

    private static LocalTime time(Matcher found, int group) {
        return LocalTime.of(Integer.parseInt(found.group(group)), Integer.parseInt(found.group(group + 1)));
    }

    private static String clock(LocalTime time) {
        return "%02d%02d".formatted(time.getHour(), time.getMinute());
    }
}
