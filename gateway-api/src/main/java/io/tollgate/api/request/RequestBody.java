package io.tollgate.api.request;

import io.tollgate.api.error.GatewayException;
import io.tollgate.api.error.RequestErrors;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpHeaders;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.util.unit.DataSize;
import reactor.core.publisher.Mono;

/**
 * Reads a JSON body's bytes as they were sent.
 *
 * @param limit the largest body that is read
 */
public record RequestBody(DataSize limit) {

    private static final MediaType ANY_JSON = new MediaType("application", "*+json");

    /**
     * The whole body; signals {@link GatewayException} when it is too large (413), says that it is not JSON (415) or is
     * empty (400).
     */
    public Mono<byte[]> read(ServerHttpRequest request) {
        HttpHeaders headers = request.getHeaders();
        if (!isJson(headers)) {
            return Mono.error(() ->
                    RequestErrors.unsupportedContentType(sentType(headers)).exception());
        }
        if (headers.getContentLength() > limit.toBytes()) {
            return Mono.error(this::tooLarge);
        }
        return DataBufferUtils.join(request.getBody(), Math.toIntExact(limit.toBytes()))
                .map(RequestBody::bytes)
                .onErrorMap(DataBufferLimitException.class, e -> tooLarge())
                .switchIfEmpty(Mono.error(() -> RequestErrors.emptyBody().exception()));
    }

    private GatewayException tooLarge() {
        return RequestErrors.bodyTooLarge(limit).exception();
    }

    private static byte[] bytes(DataBuffer buffer) {
        try {
            byte[] bytes = new byte[buffer.readableByteCount()];
            buffer.read(bytes);
            return bytes;
        } finally {
            DataBufferUtils.release(buffer);
        }
    }

    /** A body without a declared type is taken for JSON. */
    private static boolean isJson(HttpHeaders headers) {
        try {
            MediaType type = headers.getContentType();
            return type == null || MediaType.APPLICATION_JSON.includes(type) || ANY_JSON.includes(type);
        } catch (InvalidMediaTypeException e) {
            return false;
        }
    }

    private static String sentType(HttpHeaders headers) {
        return String.valueOf(headers.getFirst(HttpHeaders.CONTENT_TYPE));
    }
}
