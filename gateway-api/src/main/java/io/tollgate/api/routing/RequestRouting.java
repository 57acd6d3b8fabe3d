package io.tollgate.api.routing;

import io.tollgate.routing.policy.RoutingRules;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What a request says about where it shall go.
 *
 * @param models what the caller named, without a suffix; the others are tried, in order, when the first gives no answer
 * @param ttftTimeout how long one attempt may take until its first token
 * @param timeout how long the whole answer may take
 * @param region where the caller is
 * @param patient whether other models may stand in when those are only slow
 * @param explain whether the answer shall tell why it came from where it came
 */
public record RequestRouting(
        List<String> models,
        RoutingRules rules,
        Optional<Duration> ttftTimeout,
        Optional<Duration> timeout,
        Optional<String> region,
        boolean patient,
        boolean explain) {

    public RequestRouting {
        models = List.copyOf(models);
    }

    /** A request that names a model and nothing else. */
    public static RequestRouting of(String model) {
        return new RequestRouting(
                List.of(model), RoutingRules.NONE, Optional.empty(), Optional.empty(), Optional.empty(), false, false);
    }

    /** The model that is tried first. */
    public String model() {
        return models.get(0);
    }
}
