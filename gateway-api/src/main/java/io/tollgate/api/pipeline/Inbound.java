package io.tollgate.api.pipeline;

import io.tollgate.api.auth.KeyCall;
import io.tollgate.api.auth.KeyGrant;
import io.tollgate.api.error.RequestErrors;
import io.tollgate.api.request.RequestContext;
import io.tollgate.api.routing.RequestRouting;
import java.util.Set;

/**
 * A request that was authenticated and read.
 *
 * @param grant what the caller's key stands for; renewed when the organization changes meanwhile
 * @param call what is called with the key, and from where
 * @param routing what the request says about where it shall go
 */
public record Inbound(
        RequestContext context,
        KeyGrant grant,
        KeyCall call,
        Ask ask,
        Dialect dialect,
        Stopwatch watch,
        RequestRouting routing) {

    Inbound under(KeyGrant renewed) {
        return new Inbound(context, renewed, call, ask, dialect, watch, routing);
    }

    /**
     * Looks whether the key may call every model that it names.
     *
     * @throws io.tollgate.api.error.GatewayException when it may not
     */
    void requireAllowedModel() {
        for (String model : routing.models()) {
            if (!grant.allows(model)) {
                Set<String> allowed = grant.allowedModels().orElse(Set.of());
                throw RequestErrors.modelNotAllowed(model, allowed).exception();
            }
        }
    }
}
