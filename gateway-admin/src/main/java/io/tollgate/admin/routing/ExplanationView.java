package io.tollgate.admin.routing;

import io.swagger.v3.oas.annotations.media.Schema;
import io.tollgate.admin.http.ResponseJson;
import io.tollgate.routing.plan.Explanation;
import java.util.List;
import org.jspecify.annotations.Nullable;

@ResponseJson
@Schema(name = "RoutingExplanation")
record ExplanationView(
        String strategy,

        @Schema(description = "Why other models come before the one that was asked for; null when they do not")
        @Nullable String downshift,

        @Schema(description = "In the order in which they would be tried")
        List<CandidateView> candidates,

        List<ExcludedView> excluded,

        @Schema(description = "Names of the documents' rules that apply")
        List<String> rules) {

    static ExplanationView of(Explanation explanation, List<String> rules) {
        return new ExplanationView(
                explanation.strategy(),
                explanation.downshift(),
                explanation.candidates().stream().map(CandidateView::of).toList(),
                explanation.excluded().stream().map(ExcludedView::of).toList(),
                rules);
    }

    @ResponseJson
    @Schema(name = "RoutingCandidate")
    record CandidateView(
            String model,
            String provider,
            String offering,

            @Schema(description = "closed, half_open, cooling, open or parked")
            String standing,

            @Schema(description = "By the strategy; the lower is tried first among those that stand alike")
            double score,

            @Schema(description = "USD") String expectedCost,
            double ttftMs,
            double tokenMs,
            double errorRatio,
            double share) {

        static CandidateView of(Explanation.Option option) {
            return new CandidateView(
                    option.model(),
                    option.provider(),
                    option.offering(),
                    option.standing(),
                    option.score(),
                    option.expectedCost(),
                    option.ttftMillis(),
                    option.tokenMillis(),
                    option.errorRatio(),
                    option.share());
        }
    }

    @ResponseJson
    @Schema(name = "RoutingExcluded")
    record ExcludedView(String model, String provider, String offering, String reason, String message) {

        static ExcludedView of(Explanation.Refused refused) {
            return new ExcludedView(
                    refused.model(), refused.provider(), refused.offering(), refused.reason(), refused.message());
        }
    }
}
