package io.tollgate.api.pipeline;

import io.tollgate.routing.plan.Explanation;
import java.util.List;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/** A plan with its reasons as one line of JSON in ASCII, short enough for a header. */
final class PlanHeader {

    static final String NAME = "x-tollgate-plan";

    /** Of each list; a header has little room. */
    private static final int MOST = 10;

    private static final JsonMapper JSON = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
            .build();

    private PlanHeader() {}

    static String of(Explanation explanation) {
        return JSON.writeValueAsString(new Explanation(
                explanation.strategy(),
                explanation.catalogue(),
                explanation.health(),
                first(explanation.candidates()),
                first(explanation.excluded())));
    }

    private static <T> List<T> first(List<T> all) {
        return all.subList(0, Math.min(MOST, all.size()));
    }
}
