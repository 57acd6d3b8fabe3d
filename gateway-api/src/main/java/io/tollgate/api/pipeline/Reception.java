package io.tollgate.api.pipeline;

import io.tollgate.api.auth.KeyGrant;
import io.tollgate.api.request.RequestBody;
import io.tollgate.api.request.RequestContext;
import io.tollgate.api.routing.RequestRouting;
import io.tollgate.api.routing.RequestRoutingReader;
import java.util.function.Function;
import org.springframework.http.HttpHeaders;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Where every endpoint that calls a model hands its requests in. */
public final class Reception {

    private final RequestBody bodies;
    private final Pipeline pipeline;

    Reception(RequestBody bodies, Pipeline pipeline) {
        this.bodies = bodies;
        this.pipeline = pipeline;
    }

    /**
     * Reads the body and answers the request.
     *
     * @param reader makes of the body what is asked for, or throws the {@link io.tollgate.api.error.GatewayException} that
     *     says what is wrong with it
     */
    public Mono<Void> json(ServerWebExchange exchange, Dialect dialect, Function<byte[], Ask> reader) {
        Stopwatch watch = new Stopwatch(RequestContext.of(exchange).startedNanos());
        watch.done(Stopwatch.Step.AUTHENTICATED);
        return bodies.use(exchange.getRequest(), bytes -> {
            watch.done(Stopwatch.Step.READ);
            return serve(exchange, dialect, watch, reader.apply(bytes));
        });
    }

    private Mono<Void> serve(ServerWebExchange exchange, Dialect dialect, Stopwatch watch, Ask ask) {
        HttpHeaders sent = exchange.getRequest().getHeaders();
        RequestRouting routing =
                RequestRoutingReader.read(ask.call().own().body().json(), ask.model(), sent);
        Inbound inbound = new Inbound(
                RequestContext.of(exchange),
                KeyGrant.of(exchange),
                ask.under(CallerHeaders.of(sent)),
                dialect,
                watch,
                routing);
        return pipeline.serve(inbound, exchange.getResponse());
    }
}
