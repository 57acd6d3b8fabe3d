package io.tollgate.api.request;

import io.tollgate.billing.tenant.IdKind;
import java.util.Optional;
import java.util.UUID;
import org.springframework.web.server.ServerWebExchange;

/**
 * What is known of a request from its first moment.
 *
 * @param id made here; also the id of its hold and of its row
 * @param clientRequestId what the client itself sent as {@code x-request-id}
 * @param sessionId what it sent as {@code x-session-id}
 * @param startedNanos {@link System#nanoTime()} when the request came in
 */
public record RequestContext(UUID id, Optional<String> clientRequestId, Optional<String> sessionId, long startedNanos) {

    private static final String ATTRIBUTE = RequestContext.class.getName();

    /** The context of this exchange; every exchange has one. */
    public static RequestContext of(ServerWebExchange exchange) {
        return exchange.<RequestContext>getRequiredAttribute(ATTRIBUTE);
    }

    /** The id as answers and logs show it. */
    public String shownId() {
        return IdKind.REQUEST.show(id);
    }

    void bindTo(ServerWebExchange exchange) {
        exchange.getAttributes().put(ATTRIBUTE, this);
    }
}
