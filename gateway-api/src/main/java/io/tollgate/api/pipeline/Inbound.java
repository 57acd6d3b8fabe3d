package io.tollgate.api.pipeline;

import io.tollgate.api.auth.KeyGrant;
import io.tollgate.api.request.RequestContext;

/**
 * A request that was authenticated and read.
 *
 * @param grant what the caller's key stands for; renewed when the organization changes meanwhile
 */
public record Inbound(RequestContext context, KeyGrant grant, Ask ask, Dialect dialect, Stopwatch watch) {

    Inbound under(KeyGrant renewed) {
        return new Inbound(context, renewed, ask, dialect, watch);
    }
}
