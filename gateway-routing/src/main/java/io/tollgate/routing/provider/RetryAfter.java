package io.tollgate.routing.provider;

import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How long a provider asks to be left alone: {@code retry-after-ms}, or {@code retry-after} in seconds or as a date. */
public final class RetryAfter {

    private static final double MAX_SECONDS = 86_400;

    private RetryAfter() {}

    public static Optional<Duration> read(Map<String, String> headers) {
        return number(headers.get("retry-after-ms"), 0.001)
                .or(() -> number(headers.get("retry-after"), 1))
                .or(() -> until(headers.get("retry-after"), headers.get("date")));
    }

    private static Optional<Duration> number(@Nullable String written, double unit) {
        if (written == null) {
            return Optional.empty();
        }
        try {
            double seconds = Double.parseDouble(written.strip()) * unit;
            return seconds >= 0 ? Optional.of(millis(Math.min(seconds, MAX_SECONDS))) : Optional.empty();
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** Dates are compared by the provider's own clock. */
    private static Optional<Duration> until(@Nullable String retryAt, @Nullable String now) {
        if (retryAt == null || now == null) {
            return Optional.empty();
        }
        try {
            Duration pause = Duration.between(date(now), date(retryAt));
            return pause.isNegative() ? Optional.of(Duration.ZERO) : Optional.of(pause);
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    private static Duration millis(double seconds) {
        return Duration.ofMillis(Math.round(seconds * 1000));
    }

    private static ZonedDateTime date(String written) {
        return ZonedDateTime.parse(written, DateTimeFormatter.RFC_1123_DATE_TIME);
    }
}
