package io.tollgate.api.pipeline;

import io.tollgate.routing.plan.Explanation;
import java.util.List;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/** A plan with its reasons as one line of JSON in ASCII. */
final class PlanJson {

    static final String HEADER = "x-tollgate-plan";

    /** Of each list; a header has little room. */
    private static final int MOST_IN_HEADER = 10;

    private static final int MOST = 50;

    private static final JsonMapper JSON = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
            .build();

    private PlanJson() {}

    /** Short enough for a header. */
    static String forHeader(Explanation explanation) {
        return of(explanation, MOST_IN_HEADER);
    }

    /** For the request's row. */
    static String of(Explanation explanation) {
        return of(explanation, MOST);
    }

    private static String of(Explanation explanation, int most) {
        return JSON.writeValueAsString(new Explanation(
                explanation.strategy(),
                explanation.catalogue(),
                explanation.health(),
                explanation.downshift(),
                first(explanation.candidates(), most),
                first(explanation.excluded(), most)));
    }

    private static <T> List<T> first(List<T> all, int most) {
        return all.subList(0, Math.min(most, all.size()));
    }
}
