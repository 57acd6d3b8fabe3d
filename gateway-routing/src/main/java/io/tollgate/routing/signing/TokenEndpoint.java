package io.tollgate.routing.signing;

import io.tollgate.routing.provider.UpstreamAnswer;
import reactor.core.publisher.Mono;

/** The way to those who give tokens, which goes no further than the way to providers. */
@FunctionalInterface
public interface TokenEndpoint {

    Mono<UpstreamAnswer> post(TokenRequest request);
}
