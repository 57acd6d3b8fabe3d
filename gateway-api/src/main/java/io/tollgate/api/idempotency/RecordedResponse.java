package io.tollgate.api.idempotency;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.reactivestreams.Publisher;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.http.server.reactive.ServerHttpResponseDecorator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Listens to an answer while it is written, as far as it is small enough to be kept; used by one thread at a time. */
public final class RecordedResponse extends ServerHttpResponseDecorator {

    private static final int MAX_BYTES = 256 * 1024;

    /** The others are about this one answer's time. */
    private static final List<String> KEPT = List.of(
            "content-type",
            "cache-control",
            "x-tollgate-provider",
            "x-tollgate-offering",
            "x-tollgate-attempts",
            "x-tollgate-max-tokens",
            "x-tollgate-cost");

    private final Consumer<FirstAnswer> whenWhole;
    private final ByteArrayOutputStream body = new ByteArrayOutputStream();
    private boolean spoilt;
    private volatile boolean kept;

    /** @param whenWhole told before the caller has the last byte */
    RecordedResponse(ServerHttpResponse response, Consumer<FirstAnswer> whenWhole) {
        super(response);
        this.whenWhole = whenWhole;
    }

    /** What was written is no answer to give once more. */
    public void spoil() {
        spoilt = true;
    }

    boolean isKept() {
        return kept;
    }

    @Override
    public Mono<Void> writeWith(Publisher<? extends DataBuffer> written) {
        return written instanceof Mono<? extends DataBuffer> one
                ? super.writeWith(one.doOnNext(this::takeWhole))
                : super.writeWith(Flux.from(written).doOnNext(this::take).doOnComplete(this::whole));
    }

    @Override
    public Mono<Void> writeAndFlushWith(Publisher<? extends Publisher<? extends DataBuffer>> written) {
        return super.writeAndFlushWith(Flux.from(written)
                .map(part -> Flux.from(part).doOnNext(this::take))
                .doOnComplete(this::whole));
    }

    private void takeWhole(DataBuffer buffer) {
        take(buffer);
        whole();
    }

    private void take(DataBuffer buffer) {
        int size = buffer.readableByteCount();
        if (spoilt || body.size() + size > MAX_BYTES) {
            spoilt = true;
            return;
        }
        byte[] copy = new byte[size];
        buffer.toByteBuffer(buffer.readPosition(), ByteBuffer.wrap(copy), 0, size);
        body.writeBytes(copy);
    }

    private void whole() {
        int status = getStatusCode() == null ? 200 : getStatusCode().value();
        if (!spoilt && !kept && status < 300) {
            kept = true;
            whenWhole.accept(new FirstAnswer(status, headers(), body.toByteArray()));
        }
    }

    private Map<String, String> headers() {
        Map<String, String> headers = new LinkedHashMap<>();
        HttpHeaders written = getHeaders();
        for (String name : KEPT) {
            String value = written.getFirst(name);
            if (value != null) {
                headers.put(name, value);
            }
        }
        headers.put("x-tollgate-first-request-id", String.valueOf(written.getFirst("x-request-id")));
        return headers;
    }
}
