package io.tollgate.admin.idempotency;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.reactivestreams.Publisher;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.http.server.reactive.ServerHttpResponseDecorator;
import reactor.core.publisher.Mono;

/** Has a good answer kept before its caller gets it, so that whoever repeats the call finds it. */
final class KeptResponse extends ServerHttpResponseDecorator {

    /** The others are about this one answer. */
    private static final List<String> KEPT = List.of("Content-Type", "ETag", "Location");

    private final Function<FirstAnswer, Mono<Void>> keeper;
    private volatile boolean kept;

    KeptResponse(ServerHttpResponse response, Function<FirstAnswer, Mono<Void>> keeper) {
        super(response);
        this.keeper = keeper;
    }

    boolean isKept() {
        return kept;
    }

    @Override
    public Mono<Void> writeWith(Publisher<? extends DataBuffer> body) {
        return isGood() ? DataBufferUtils.join(body).flatMap(this::keepAndWrite) : super.writeWith(body);
    }

    @Override
    public Mono<Void> setComplete() {
        return isGood() && !kept ? keep("").then(Mono.defer(super::setComplete)) : super.setComplete();
    }

    private Mono<Void> keepAndWrite(DataBuffer buffer) {
        return keep(buffer.toString(UTF_8)).then(super.writeWith(Mono.just(buffer)));
    }

    private Mono<Void> keep(String body) {
        kept = true;
        Map<String, String> headers = new HashMap<>();
        for (String name : KEPT) {
            String value = getHeaders().getFirst(name);
            if (value != null) {
                headers.put(name, value);
            }
        }
        int status = getStatusCode() == null ? 200 : getStatusCode().value();
        return keeper.apply(new FirstAnswer(status, headers, body));
    }

    private boolean isGood() {
        return getStatusCode() == null || getStatusCode().is2xxSuccessful();
    }
}
