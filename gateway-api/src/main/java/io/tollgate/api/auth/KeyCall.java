package io.tollgate.api.auth;

import java.net.InetAddress;
import java.util.Optional;
import org.springframework.http.HttpMethod;
import org.springframework.web.server.ServerWebExchange;

/** What is called with a key, and from where; looked at only for keys that are not for everything. */
public final class KeyCall {

    private static final String ATTRIBUTE = KeyCall.class.getName();

    private final ServerWebExchange exchange;
    private final ClientAddress addresses;

    KeyCall(ServerWebExchange exchange, ClientAddress addresses) {
        this.exchange = exchange;
        this.addresses = addresses;
    }

    /** The call of this exchange; every exchange under {@code /v1} that reaches a handler has one. */
    public static KeyCall of(ServerWebExchange exchange) {
        return exchange.<KeyCall>getRequiredAttribute(ATTRIBUTE);
    }

    /** Whether it only looks at something. */
    boolean reads() {
        return exchange.getRequest().getMethod().equals(HttpMethod.GET);
    }

    String path() {
        return exchange.getRequest().getPath().pathWithinApplication().value();
    }

    /** Where the caller is; empty when nobody knows. */
    Optional<InetAddress> address() {
        return addresses.of(exchange.getRequest());
    }

    void bind() {
        exchange.getAttributes().put(ATTRIBUTE, this);
    }
}
