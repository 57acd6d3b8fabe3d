package io.tollgate.api.pipeline;

import io.tollgate.api.auth.KeyCall;
import io.tollgate.api.auth.KeyGrant;
import io.tollgate.api.error.RequestErrors;
import io.tollgate.api.request.RequestContext;
import io.tollgate.api.routing.RequestRouting;

/**
 * A request that was authenticated and read.
 *
 * @param grant what the caller's key stands for; renewed when the organization changes meanwhile
 * @param call what is called with the key, and from where
 * @param ask within what the grant allows
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

    public Inbound {
        ask = ask.within(grant.policy());
    }

    Inbound under(KeyGrant renewed) {
        return new Inbound(context, renewed, call, ask, dialect, watch, routing);
    }

    /**
     * Looks whether the key may call every model that it names, and have as much output as it insists on.
     *
     * @throws io.tollgate.api.error.GatewayException when it may not
     */
    void requireAllowed() {
        for (String model : routing.models()) {
            if (!grant.allows(model)) {
                throw RequestErrors.modelNotAllowed(model, grant.policy()).exception();
            }
        }
        if (ask.strictLimit() && ask.isBounded() && ask.outputLimit().isPresent()) {
            long most = ask.ceiling().orElseThrow();
            throw RequestErrors.outputNotAllowed(ask.outputLimit().getAsLong(), most)
                    .exception();
        }
    }
}
