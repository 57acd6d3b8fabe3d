package io.tollgate.admin.usage;

import io.tollgate.admin.http.Fields;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How long the buckets are that rows are put into. */
public enum Granularity {
    HOUR,
    DAY,
    MONTH;

    /** Whole days that a report by the hour may be about: a month's 744 hours are more than a chart can show. */
    private static final int MOST_DAYS_BY_THE_HOUR = 31;

    /** What the parameter {@code granularity} asks for of this time; what is wrong about it goes to {@code fields}. */
    public static Optional<Granularity> read(Fields fields, @Nullable String written, TimeRange range) {
        Optional<Granularity> found = Arrays.stream(values())
                .filter(granularity -> granularity.label().equals(written))
                .findFirst();
        fields.require(
                written == null || found.isPresent(), "granularity", "'" + written + "' is none of hour, day, month");
        boolean fits = Duration.between(range.from(), range.to()).toDays() <= MOST_DAYS_BY_THE_HOUR;
        fields.require(
                found.filter(HOUR::equals).isEmpty() || fits,
                "granularity",
                "'hour' goes with at most " + MOST_DAYS_BY_THE_HOUR + " days: ask for a shorter time, or by the day");
        return found;
    }

    /** The bucket that roll-ups {@code u} are in, in SQL. */
    public String bucketOfSums() {
        // Hours are in the table as they are, and cutting each row's to its hour takes as long as all the rest.
        return this == HOUR ? "u.bucket" : "date_trunc('" + label() + "', u.bucket, 'UTC')";
    }

    /** The name in the API and in Postgres. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
