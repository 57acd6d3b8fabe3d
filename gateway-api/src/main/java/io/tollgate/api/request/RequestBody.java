package io.tollgate.api.request;

import io.tollgate.api.error.GatewayException;
import io.tollgate.api.error.RequestErrors;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.springframework.http.HttpHeaders;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.util.unit.DataSize;
import reactor.core.publisher.Mono;

/**
 * Reads a body's bytes as they were sent.
 *
 * @param limit the largest body that is read
 * @param budget of all bodies together
 * @param longest that a body may take to come in
 */
public record RequestBody(DataSize limit, BodyBudget budget, Duration longest) {

    private static final MediaType ANY_JSON = new MediaType("application", "*+json");

    /**
     * Does this with the whole body, which counts as held until it is done; signals {@link GatewayException} when the body
     * is too large (413), trickles in (408), says that it is not JSON or is compressed (415), is empty (400), or the node has no memory for it (503).
     */
    public Mono<Void> use(ServerHttpRequest request, Function<byte[], Mono<Void>> use) {
        return isJson(request.getHeaders()) ? reading(request, use) : unsupported(request, "application/json");
    }

    /** The same with a multipart form. */
    public Mono<Void> useForm(ServerHttpRequest request, Function<byte[], Mono<Void>> use) {
        return isForm(request.getHeaders()) ? reading(request, use) : unsupported(request, "multipart/form-data");
    }

    private Mono<Void> reading(ServerHttpRequest request, Function<byte[], Mono<Void>> use) {
        Optional<String> packed = Optional.ofNullable(request.getHeaders().getFirst(HttpHeaders.CONTENT_ENCODING))
                .filter(Predicate.not("identity"::equalsIgnoreCase));
        if (packed.isPresent()) {
            return Mono.error(
                    () -> RequestErrors.unsupportedContentEncoding(packed.get()).exception());
        }
        return Mono.using(budget::share, share -> read(request, share).flatMap(use), BodyBudget.Share::close);
    }

    private static Mono<Void> unsupported(ServerHttpRequest request, String wanted) {
        String sent = String.valueOf(request.getHeaders().getFirst(HttpHeaders.CONTENT_TYPE));
        return Mono.error(
                () -> RequestErrors.unsupportedContentType(sent, wanted).exception());
    }

    private Mono<byte[]> read(ServerHttpRequest request, BodyBudget.Share share) {
        HttpHeaders headers = request.getHeaders();
        if (headers.getContentLength() > limit.toBytes()) {
            return Mono.error(() -> RequestErrors.bodyTooLarge(limit).exception());
        }
        return request.getBody()
                .collect(() -> new Gathering(limit, budget, share, announced(headers)), Gathering::add)
                .timeout(
                        longest,
                        Mono.error(() -> RequestErrors.bodyTooSlow(longest).exception()))
                .map(Gathering::whole);
    }

    private static int announced(HttpHeaders headers) {
        return (int) Math.max(0, headers.getContentLength());
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

    private static boolean isForm(HttpHeaders headers) {
        try {
            MediaType type = headers.getContentType();
            return type != null && MediaType.MULTIPART_FORM_DATA.includes(type);
        } catch (InvalidMediaTypeException e) {
            return false;
        }
    }
}
