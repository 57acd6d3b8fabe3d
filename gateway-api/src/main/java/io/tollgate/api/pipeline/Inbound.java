package io.tollgate.api.pipeline;

import io.tollgate.api.auth.KeyGrant;
import io.tollgate.api.error.RequestErrors;
import io.tollgate.api.request.RequestContext;
import java.util.Set;

/**
 * A request that was authenticated and read.
 *
 * @param grant what the caller's key stands for; renewed when the organization changes meanwhile
 */
public record Inbound(RequestContext context, KeyGrant grant, Ask ask, Dialect dialect, Stopwatch watch) {

    Inbound under(KeyGrant renewed) {
        return new Inbound(context, renewed, ask, dialect, watch);
    }

    /**
     * Looks whether the key may call the model that it names.
     *
     * @throws io.tollgate.api.error.GatewayException when it may not
     */
    void requireAllowedModel() {
        if (!grant.allows(ask.model())) {
            Set<String> allowed = grant.allowedModels().orElse(Set.of());
            throw RequestErrors.modelNotAllowed(ask.model(), allowed).exception();
        }
    }
}
