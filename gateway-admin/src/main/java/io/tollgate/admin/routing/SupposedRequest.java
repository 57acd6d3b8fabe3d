package io.tollgate.admin.routing;

import io.tollgate.routing.policy.Circumstances;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The request of a dry run, as the conditions of routing documents see it. */
record SupposedRequest(ExplainRequest body, long inputTokens, Instant at, long seed) implements Circumstances {

    @Override
    public Optional<String> metadata(String name) {
        return value(body.metadata(), name);
    }

    @Override
    public Optional<String> tag(String name) {
        return value(body.tags(), name);
    }

    @Override
    public Optional<String> endUser() {
        return Optional.ofNullable(body.endUser());
    }

    private static Optional<String> value(@Nullable Map<String, String> values, String name) {
        return values == null ? Optional.empty() : Optional.ofNullable(values.get(name));
    }
}
