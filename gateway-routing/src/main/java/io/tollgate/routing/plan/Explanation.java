package io.tollgate.routing.plan;

import io.tollgate.billing.money.Money;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Why a plan is what it is.
 *
 * @param strategy by its name in the API
 * @param catalogue revision that was planned on
 * @param health when what is known of the offerings' health was put together, in milliseconds since the epoch
 * @param downshift why other models come before the one that was asked for; null when they do not
 * @param candidates in the order in which they are tried
 * @param excluded what is not tried
 */
public record Explanation(
        String strategy,
        long catalogue,
        long health,
        @Nullable String downshift,
        List<Option> candidates,
        List<Refused> excluded) {

    /**
     * One attempt that may be made.
     *
     * @param standing by name, such as {@code closed}
     * @param score by the strategy; within one standing and place in the caller's order the lower is tried first
     * @param expectedCost in USD
     * @param ttftMillis expected until the first token
     * @param tokenMillis expected for each token after it
     * @param errorRatio of the last calls, 0 to 1
     * @param share of the requests that may come first here while it recovers
     */
    public record Option(
            String model,
            String provider,
            String offering,
            String standing,
            double score,
            String expectedCost,
            double ttftMillis,
            double tokenMillis,
            double errorRatio,
            double share) {

        private static Option of(Candidate candidate) {
            var condition = candidate.condition();
            return new Option(
                    candidate.offering().model().id(),
                    candidate.offering().provider().slug(),
                    candidate.offering().slug(),
                    condition.standing().label(),
                    candidate.score(),
                    Money.show(new Money(candidate.cost()).usd()),
                    rounded(condition.ttftMillis()),
                    rounded(condition.tokenMillis()),
                    condition.errorRatio(),
                    condition.share());
        }

        private static double rounded(double millis) {
            return Math.round(millis * 10) / 10.0;
        }
    }

    /**
     * One offering that is not tried.
     *
     * @param reason by its name in the API
     * @param message a clause for people
     */
    public record Refused(String model, String provider, String offering, String reason, String message) {

        private static Refused of(Ranking.Excluded excluded) {
            return new Refused(
                    excluded.offering().model().id(),
                    excluded.offering().provider().slug(),
                    excluded.offering().slug(),
                    excluded.reason().label(),
                    excluded.sentence());
        }
    }

    static Explanation of(RoutingPolicy policy, long catalogue, long health, List<Ranking> rankings, Plan plan) {
        Map<Attempt, Option> candidates = new LinkedHashMap<>();
        List<Refused> excluded = new ArrayList<>();
        for (Ranking ranking : rankings) {
            ranking.candidates().forEach(candidate -> candidates.put(candidate.attempt(), Option.of(candidate)));
            ranking.excluded().forEach(refused -> excluded.add(Refused.of(refused)));
        }
        return new Explanation(
                policy.strategy().label(),
                catalogue,
                health,
                plan instanceof Plan.Attempts found
                        ? found.downshift().flatMap(Downshift::because).orElse(null)
                        : null,
                inOrder(candidates, plan),
                excluded);
    }

    private static List<Option> inOrder(Map<Attempt, Option> candidates, Plan plan) {
        return plan instanceof Plan.Attempts found
                ? found.attempts().stream()
                        .map(candidates::get)
                        .filter(Objects::nonNull)
                        .toList()
                : List.copyOf(candidates.values());
    }
}
