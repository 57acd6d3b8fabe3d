package io.tollgate.routing.call;

import io.tollgate.routing.health.Condition;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * How long the caller of one request waits.
 *
 * @param firstToken for one attempt's first token; absent: as long as the offering usually takes, and some more
 * @param deadline for all of it
 * @param output how many tokens the answer may have, as far as anybody said
 */
public record Patience(Optional<Duration> firstToken, Deadline deadline, OptionalLong output) {

    public static final Patience USUAL = new Patience(Optional.empty(), Deadline.NEVER, OptionalLong.empty());

    /** Longer than almost all answers for which nobody named a limit. */
    private static final long LONG_ANSWER = 4_000;

    /** What the slowest tenth of first tokens takes is no failure; a few times that is. */
    private static final long TIMES_P90 = 4;

    /** Short enough for a breaker to open within five seconds of the first silence. */
    private static final Duration SHORTEST = Duration.ofSeconds(3);

    /** An answer in one piece may be as long as it likes: only what takes several times that is no longer believed in. */
    private static final long TIMES_USUAL_ANSWER = 3;

    private static final long TIMES_EXPECTED_ANSWER = 2;

    private static final Duration SHORTEST_ANSWER = Duration.ofSeconds(5);

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

    /** For one attempt's answer in one piece, as long as the operator allows. */
    Limit answer(Duration longest) {
        return new Limit(longest, true).within(deadline);
    }

    /**
     * The same of one after which others can be tried.
     *
     * @param usual what nineteen of twenty of the offering's answers stay below; absent: not known
     * @param condition how the offering does
     * @param most tokens that the model can give
     */
    Limit answer(Optional<Duration> usual, Condition condition, long most, long promptBytes, Duration longest) {
        if (usual.isEmpty()) {
            return answer(longest);
        }
        double expected = condition.answerMillis(Math.min(most, output.orElse(LONG_ANSWER)));
        Duration wait = longer(
                longer(usual.get().multipliedBy(TIMES_USUAL_ANSWER), Duration.ofMillis((long)
                        (TIMES_EXPECTED_ANSWER * expected))),
                SHORTEST_ANSWER.plus(reading(promptBytes)));
        return answer(wait.compareTo(longest) > 0 ? longest : wait);
    }

    private static Duration usual(double p90Millis, long promptBytes, Duration longest) {
        if (p90Millis <= 0) {
            return longest;
        }
        Duration usual = Duration.ofMillis((long) (TIMES_P90 * p90Millis));
        return longer(usual, SHORTEST.plus(reading(promptBytes)));
    }

    private static Duration reading(long promptBytes) {
        return Duration.ofMillis(MILLIS_PER_PROMPT_KILOBYTE * (promptBytes / 1_000));
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? other : one;
    }
}
