package io.tollgate.api.idempotency;

import io.lettuce.core.RedisException;
import io.tollgate.api.auth.KeyGrant;
import io.tollgate.api.auth.PresentedKey;
import io.tollgate.api.error.RequestErrors;
import io.tollgate.api.error.UpstreamErrors;
import io.tollgate.api.request.RequestContext;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Answers what a caller repeats under one {@code Idempotency-Key} with the first answer, for teams that want it. */
public final class Idempotency {

    private static final Logger LOG = LoggerFactory.getLogger(Idempotency.class);
    private static final String HEADER = "idempotency-key";
    private static final Pattern ALLOWED = Pattern.compile("[\\x21-\\x7e]{1,255}");
    private static final Duration SOON = Duration.ofSeconds(2);

    private final FirstAnswers answers;

    Idempotency(FirstAnswers answers) {
        this.answers = answers;
    }

    /**
     * Serves the request unless it was served before; signals {@link io.tollgate.api.error.GatewayException}, a 409, while
     * it is under way or when its name stands for another one.
     */
    public Mono<Void> once(ServerWebExchange exchange, byte[] body, Function<ServerHttpResponse, Mono<Void>> serve) {
        KeyGrant grant = KeyGrant.of(exchange);
        return key(exchange, grant)
                .map(key -> once(claim(exchange, grant, key, body), exchange.getResponse(), serve))
                .orElseGet(() -> serve.apply(exchange.getResponse()));
    }

    private static Optional<String> key(ServerWebExchange exchange, KeyGrant grant) {
        Optional<String> key = grant.idempotency()
                ? Optional.ofNullable(exchange.getRequest().getHeaders().getFirst(HEADER))
                : Optional.empty();
        if (key.filter(sent -> !ALLOWED.matcher(sent).matches()).isPresent()) {
            throw RequestErrors.invalidIdempotencyKey().exception();
        }
        return key;
    }

    private static Claim claim(ServerWebExchange exchange, KeyGrant grant, String key, byte[] body) {
        String secret = PresentedKey.secret(exchange.getRequest().getHeaders()).orElse("");
        String path = exchange.getRequest().getPath().pathWithinApplication().value();
        return Claim.of(RequestContext.of(exchange).id(), grant, secret, key, path, body);
    }

    private Mono<Void> once(Claim claim, ServerHttpResponse response, Function<ServerHttpResponse, Mono<Void>> serve) {
        return answers.begin(claim)
                .onErrorMap(RedisException.class, Idempotency::unavailable)
                .flatMap(standing -> answer(claim, standing, response, serve));
    }

    private Mono<Void> answer(
            Claim claim,
            Standing standing,
            ServerHttpResponse response,
            Function<ServerHttpResponse, Mono<Void>> serve) {
        if (standing instanceof Standing.Answered answered) {
            return replay(answered.answer(), response);
        }
        if (standing instanceof Standing.Different) {
            return Mono.error(() -> RequestErrors.idempotencyKeyReused().exception());
        }
        if (standing instanceof Standing.UnderWay) {
            return Mono.error(() -> RequestErrors.idempotencyKeyInFlight().exception());
        }
        RecordedResponse recorded = new RecordedResponse(response, answer -> keep(claim, answer));
        return Mono.usingWhen(
                Mono.just(recorded),
                serve,
                ended -> end(claim, ended),
                (ended, failure) -> end(claim, ended),
                ended -> end(claim, ended));
    }

    /** Sent before the caller has the whole answer, so that a repetition finds it: a node's commands keep their order. */
    private void keep(Claim claim, FirstAnswer answer) {
        answers.keep(claim, answer)
                .subscribe(done -> {}, e -> LOG.warn("a first answer is not kept: {}", e.toString()));
    }

    private Mono<Void> end(Claim claim, RecordedResponse recorded) {
        return recorded.isKept()
                ? Mono.empty()
                : answers.free(claim).onErrorResume(e -> Mono.fromRunnable(() -> answers.freeLater(claim)));
    }

    private static Mono<Void> replay(FirstAnswer answer, ServerHttpResponse response) {
        response.setStatusCode(HttpStatusCode.valueOf(answer.status()));
        answer.headers().forEach(response.getHeaders()::set);
        response.getHeaders().set("idempotency-replayed", "true");
        response.getHeaders().setContentLength(answer.body().length);
        return response.writeWith(Mono.just(response.bufferFactory().wrap(answer.body())));
    }

    private static Throwable unavailable(Throwable failure) {
        LOG.warn("first answers cannot be looked for: {}", failure.toString());
        return UpstreamErrors.limitsUnavailable(SOON).exception();
    }
}
