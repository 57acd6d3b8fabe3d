package io.tollgate.routing.call;

import java.time.Duration;
import java.util.Optional;

/**
 * How long the caller of one request waits.
 *
 * @param firstToken for one attempt's first token; absent: as long as the offering usually takes, and some more
 * @param deadline for all of it
 */
public record Patience(Optional<Duration> firstToken, Deadline deadline) {

    public static final Patience USUAL = new Patience(Optional.empty(), Deadline.NEVER);

    /** What the slowest tenth of first tokens takes is no failure; a few times that is. */
    private static final long TIMES_P90 = 4;

    /** Short enough for a breaker to open within five seconds of the first silence. */
    private static final Duration SHORTEST = Duration.ofSeconds(3);

    /** Reading 5,000 tokens takes a slow provider a second. */
    private static final long MILLIS_PER_PROMPT_KILOBYTE = 50;

    /**
     * For one attempt's first token.
     *
     * @param p90Millis what nine of ten of the offering's first tokens stay below; 0: not known
     * @param promptBytes which the provider has to read first
     * @param longest what the operator allows at most
     */
    Limit firstToken(double p90Millis, long promptBytes, Duration longest) {
        Duration wanted = firstToken.orElseGet(() -> usual(p90Millis, promptBytes, longest));
        return new Limit(wanted.compareTo(longest) > 0 ? longest : wanted, firstToken.isEmpty()).within(deadline);
    }

    /** For one attempt's whole answer, of which the operator allows the longest. */
    Limit answer(Duration longest) {
        return new Limit(longest, true).within(deadline);
    }

    private static Duration usual(double p90Millis, long promptBytes, Duration longest) {
        if (p90Millis <= 0) {
            return longest;
        }
        Duration usual = Duration.ofMillis((long) (TIMES_P90 * p90Millis));
        Duration least = SHORTEST.plusMillis(MILLIS_PER_PROMPT_KILOBYTE * (promptBytes / 1_000));
        return usual.compareTo(least) < 0 ? least : usual;
    }
}
