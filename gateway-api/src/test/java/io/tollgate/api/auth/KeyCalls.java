package io.tollgate.api.auth;

import java.util.List;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.web.server.MockServerWebExchange;

/** Calls that no server has taken. */
public final class KeyCalls {

    private KeyCalls() {}

    /** A chat completion from nowhere. */
    public static KeyCall chat() {
        return new KeyCall(
                MockServerWebExchange.from(MockServerHttpRequest.post("/v1/chat/completions")),
                new ClientAddress(List.of()));
    }
}
