package io.tollgate.api.error;

import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpResponse;
import reactor.core.publisher.Mono;

/** Writes a {@link GatewayError} as the whole answer. */
final class ErrorWriter {

    private ErrorWriter() {}

    /** Status, headers and body; the response must not be committed. */
    static Mono<Void> write(ServerHttpResponse response, GatewayError error, byte[] body) {
        response.setStatusCode(HttpStatusCode.valueOf(error.status()));
        HttpHeaders headers = response.getHeaders();
        headers.setContentType(MediaType.APPLICATION_JSON);
        headers.setContentLength(body.length);
        error.headers().forEach(headers::set);
        error.retryAfter()
                .ifPresent(time -> headers.set(HttpHeaders.RETRY_AFTER, String.valueOf(RetryAfter.seconds(time))));
        DataBuffer buffer = response.bufferFactory().wrap(body);
        return response.writeWith(Mono.just(buffer));
    }
}
