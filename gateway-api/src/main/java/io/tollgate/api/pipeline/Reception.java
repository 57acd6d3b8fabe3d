package io.tollgate.api.pipeline;

import io.tollgate.api.auth.KeyCall;
import io.tollgate.api.auth.KeyGrant;
import io.tollgate.api.error.RequestErrors;
import io.tollgate.api.idempotency.Idempotency;
import io.tollgate.api.request.RequestBody;
import io.tollgate.api.request.RequestContext;
import io.tollgate.api.routing.RequestRouting;
import io.tollgate.api.routing.RequestRoutingReader;
import io.tollgate.routing.form.BrokenForm;
import io.tollgate.routing.form.MultipartForm;
import java.util.function.Function;
import org.springframework.http.HttpHeaders;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Where every endpoint that calls a model hands its requests in. */
public final class Reception {

    private final RequestBody bodies;
    private final Idempotency idempotency;
    private final Pipeline pipeline;

    Reception(RequestBody bodies, Idempotency idempotency, Pipeline pipeline) {
        this.bodies = bodies;
        this.idempotency = idempotency;
        this.pipeline = pipeline;
    }

    /**
     * Reads the body and answers the request.
     *
     * @param reader makes of the body what is asked for, or throws the {@link io.tollgate.api.error.GatewayException} that
     *     says what is wrong with it
     */
    public Mono<Void> json(ServerWebExchange exchange, Dialect dialect, Function<byte[], Ask> reader) {
        Stopwatch watch = watch(exchange);
        return bodies.use(exchange.getRequest(), bytes -> {
            watch.done(Stopwatch.Step.READ);
            Inbound inbound = inbound(exchange, dialect, watch, reader.apply(bytes));
            return idempotency.once(exchange, bytes, response -> pipeline.serve(inbound, response));
        });
    }

    /** The same of a multipart form. */
    public Mono<Void> form(ServerWebExchange exchange, Dialect dialect, Function<MultipartForm, Ask> reader) {
        Stopwatch watch = watch(exchange);
        return bodies.useForm(exchange.getRequest(), bytes -> {
            watch.done(Stopwatch.Step.READ);
            Inbound inbound = inbound(exchange, dialect, watch, reader.apply(form(exchange, bytes)));
            return idempotency.once(exchange, bytes, response -> pipeline.serve(inbound, response));
        });
    }

    private static MultipartForm form(ServerWebExchange exchange, byte[] bytes) {
        try {
            String type = exchange.getRequest().getHeaders().getFirst(HttpHeaders.CONTENT_TYPE);
            return MultipartForm.read(bytes, String.valueOf(type));
        } catch (BrokenForm e) {
            throw RequestErrors.brokenForm(String.valueOf(e.getMessage())).exception();
        }
    }

    private static Stopwatch watch(ServerWebExchange exchange) {
        Stopwatch watch = Stopwatch.of(exchange).boundTo(exchange);
        watch.done(Stopwatch.Step.AUTHENTICATED);
        return watch;
    }

    static Inbound inbound(ServerWebExchange exchange, Dialect dialect, Stopwatch watch, Ask ask) {
        HttpHeaders sent = exchange.getRequest().getHeaders();
        RequestRouting routing =
                RequestRoutingReader.read(ask.call().own().body().json(), ask.model(), sent);
        return new Inbound(
                RequestContext.of(exchange),
                KeyGrant.of(exchange),
                KeyCall.of(exchange),
                ask.under(CallerHeaders.of(sent)),
                dialect,
                watch,
                routing);
    }
}
