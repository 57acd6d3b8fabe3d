package io.tollgate.routing.call;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a provider says is left of a credential's limits, so that it need not say 429.
 *
 * @see <a href="https://platform.openai.com/docs/guides/rate-limits">OpenAI: rate limits in headers</a>
 * @see <a href="https://docs.anthropic.com/en/api/rate-limits">Anthropic: response headers</a>
 */
final class RemainingLimits {

    /** Below this part of a limit there is hardly anything left: other calls are under way. */
    private static final double HARDLY_ANYTHING = 0.01;

    /** Nobody's window of requests or tokens is refilled later; what is later is a limit of another kind. */
    private static final Duration LONGEST = Duration.ofMinutes(2);

    /** Such as {@code 1s}, {@code 6m0s}, {@code 2m59.56s} or {@code 120ms}. */
    private static final Pattern PART = Pattern.compile("(\\d+(?:\\.\\d+)?)(ms|s|m|h)");

    private RemainingLimits() {}

    /**
     * How long to leave the credential alone; empty when enough is left, or nothing is told.
     *
     * @param headers by lower-case name
     */
    static Optional<Duration> pause(Map<String, String> headers, Instant now) {
        Duration longest = Duration.ZERO;
        for (String kind : new String[] {"requests", "tokens"}) {
            Duration pause = longer(
                    pause(headers, "x-ratelimit-%s-" + kind, now),
                    pause(headers, "anthropic-ratelimit-" + kind + "-%s", now));
            longest = longer(longest, pause);
        }
        return longest.isZero() ? Optional.empty() : Optional.of(longest);
    }

    private static Duration pause(Map<String, String> headers, String name, Instant now) {
        String remaining = headers.get(name.replace("%s", "remaining"));
        if (remaining == null || isEnough(remaining, headers.get(name.replace("%s", "limit")))) {
            return Duration.ZERO;
        }
        String reset = headers.get(name.replace("%s", "reset"));
        Duration pause = reset == null ? Duration.ofSeconds(1) : until(reset.strip(), now);
        return pause.isNegative() || pause.compareTo(LONGEST) > 0 ? Duration.ZERO : pause;
    }

    private static boolean isEnough(String remaining, @Nullable String limit) {
        try {
            double left = Double.parseDouble(remaining.strip());
            return left >= 1 && (limit == null || left >= HARDLY_ANYTHING * Double.parseDouble(limit.strip()));
        } catch (NumberFormatException e) {
            return true;
        }
    }

    /** A duration, a moment, or seconds. */
    private static Duration until(String reset, Instant now) {
        Matcher part = PART.matcher(reset.toLowerCase(Locale.ROOT));
        double seconds = 0;
        int end = 0;
        while (part.find() && part.start() == end) {
            seconds += Double.parseDouble(part.group(1)) * unit(part.group(2));
            end = part.end();
        }
        return end == reset.length() && end > 0 ? millis(seconds) : momentOrSeconds(reset, now);
    }

    private static Duration momentOrSeconds(String reset, Instant now) {
        try {
            return reset.contains("T")
                    ? Duration.between(now, Instant.parse(reset))
                    : millis(Double.parseDouble(reset));
        } catch (DateTimeException | NumberFormatException e) {
            return Duration.ofSeconds(1);
        }
    }

    private static double unit(String name) {
        return switch (name) {
            case "ms" -> 0.001;
            case "m" -> 60;
            case "h" -> 3600;
            default -> 1;
        };
    }

    private static Duration millis(double seconds) {
        return Duration.ofMillis((long) Math.ceil(Math.min(seconds, 1e6) * 1000));
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) >= 0 ? one : other;
    }
}
