package io.tollgate.simulator;

import io.netty.handler.codec.http.HttpHeaders;
import reactor.netty.http.server.HttpServerRequest;

/** What a request must have to be answered. */
@FunctionalInterface
interface Proof {

    Proof BEARER = key("authorization", "Bearer ");
    Proof ANTHROPIC_KEY = key("x-api-key", "");
    Proof GOOGLE_KEY = key("x-goog-api-key", "");

    /** A token that its desk has given somebody. */
    Proof TOKEN = (provider, request, body) ->
            provider.tokens().knows(request.requestHeaders().get("authorization", ""));

    /** Azure takes a key or a token. */
    Proof AZURE = key("api-key", "").or(TOKEN);

    /** Bedrock takes a signature or a key of its own. */
    Proof AWS = BEARER.or((provider, request, body) -> AwsSignature.holds(request, body, provider.awsSecret()));

    boolean holds(SimulatedProvider provider, HttpServerRequest request, byte[] body);

    default Proof or(Proof other) {
        return (provider, request, body) -> holds(provider, request, body) || other.holds(provider, request, body);
    }

    private static Proof key(String header, String prefix) {
        return (provider, request, body) -> {
            HttpHeaders headers = request.requestHeaders();
            return (prefix + provider.apiKey()).equals(headers.get(header));
        };
    }
}
