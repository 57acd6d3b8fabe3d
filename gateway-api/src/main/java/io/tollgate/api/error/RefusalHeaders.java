package io.tollgate.api.error;

import org.springframework.web.server.ServerWebExchange;

/** Completes the headers that every answer carries where the gateway answers with an error itself. */
public interface RefusalHeaders {

    /** Adds to the response what nobody has set yet. */
    void complete(ServerWebExchange exchange);
}
