package io.tollgate.admin.idempotency;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tollgate.admin.access.Caller;
import io.tollgate.admin.http.Problem;
import io.tollgate.billing.tenant.SecretHasher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.security.core.context.ReactiveSecurityContextHolder;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Makes once what a caller asks for several times under one {@code Idempotency-Key}. */
@Component
// After Spring Security: a repetition needs the permission too.
@Order(10)
class Idempotency implements WebFilter {

    private static final String HEADER = "Idempotency-Key";
    private static final Pattern ALLOWED = Pattern.compile("[\\x21-\\x7e]{1,255}");
    private static final int MOST_BYTES = 256 * 1024;

    private final FirstAnswers answers;
    private final SecretHasher hasher;

    Idempotency(FirstAnswers answers, SecretHasher hasher) {
        this.answers = answers;
        this.hasher = hasher;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        @Nullable String name = exchange.getRequest().getHeaders().getFirst(HEADER);
        if (name == null || !CreatingCalls.contain(exchange.getRequest())) {
            return chain.filter(exchange);
        }
        if (!ALLOWED.matcher(name).matches()) {
            return Mono.error(() -> Problem.invalid(HEADER, "must be 1 to 255 visible ASCII characters"));
        }
        return caller().flatMap(caller -> body(exchange.getRequest())
                .flatMap(body -> once(NamedCall.of(hasher, caller, name, exchange, body), exchange, body, chain)));
    }

    private static Mono<Caller> caller() {
        return ReactiveSecurityContextHolder.getContext()
                .mapNotNull(SecurityContext::getAuthentication)
                .mapNotNull(authentication -> authentication.getPrincipal() instanceof Caller caller ? caller : null)
                .switchIfEmpty(Mono.error(() -> Problem.unauthorized("log in first")));
    }

    private static Mono<byte[]> body(ServerHttpRequest request) {
        return DataBufferUtils.join(request.getBody(), MOST_BYTES)
                .map(Idempotency::bytes)
                .onErrorMap(DataBufferLimitException.class, e -> tooLarge())
                .defaultIfEmpty(new byte[0]);
    }

    private static Problem tooLarge() {
        return new Problem(
                HttpStatus.CONTENT_TOO_LARGE, "content_too_large", "the body has more than " + MOST_BYTES + " bytes");
    }

    private static byte[] bytes(DataBuffer buffer) {
        byte[] bytes = new byte[buffer.readableByteCount()];
        buffer.read(bytes);
        DataBufferUtils.release(buffer);
        return bytes;
    }

    private Mono<Void> once(NamedCall call, ServerWebExchange exchange, byte[] body, WebFilterChain chain) {
        return answers.begin(call)
                .flatMap(standing -> standing instanceof Standing.First
                        ? first(call, exchange, body, chain)
                        : repeated(standing, exchange.getResponse()));
    }

    /** Goes on when the caller has gone: they will ask again, and shall find the answer. */
    private Mono<Void> first(NamedCall call, ServerWebExchange exchange, byte[] body, WebFilterChain chain) {
        KeptResponse response = new KeptResponse(exchange.getResponse(), answer -> answers.keep(call, answer));
        ServerWebExchange kept = exchange.mutate()
                .request(replayable(exchange, body))
                .response(response)
                .build();
        Mono<Void> served = Mono.usingWhen(
                Mono.just(response),
                ignored -> chain.filter(kept),
                ended -> end(call, ended),
                (ended, failure) -> end(call, ended),
                ended -> end(call, ended));
        return Mono.deferContextual(
                context -> Mono.fromFuture(served.contextWrite(context).toFuture(), true));
    }

    private Mono<Void> end(NamedCall call, KeptResponse ended) {
        return ended.isKept() ? Mono.empty() : answers.forget(call);
    }

    private static ServerHttpRequest replayable(ServerWebExchange exchange, byte[] body) {
        return new ServerHttpRequestDecorator(exchange.getRequest()) {
            @Override
            public Flux<DataBuffer> getBody() {
                return body.length == 0
                        ? Flux.empty()
                        : Flux.just(exchange.getResponse().bufferFactory().wrap(body));
            }
        };
    }

    private static Mono<Void> repeated(Standing standing, ServerHttpResponse response) {
        return standing instanceof Standing.Answered answered
                ? replay(answered.answer(), response)
                : Mono.error(problem(standing));
    }

    private static Problem problem(Standing standing) {
        if (standing instanceof Standing.Different) {
            return Problem.unprocessable(
                    "idempotency_key_reused",
                    HEADER,
                    "the first call under this key asked for something else; choose another key");
        }
        if (standing instanceof Standing.Unreadable) {
            return Problem.conflict(
                    "first_answer_unreadable",
                    HEADER,
                    "the first call under this key was answered, but its answer cannot be read any more; look for what"
                            + " it made, or choose another key");
        }
        return Problem.conflict(
                "idempotency_key_in_flight",
                HEADER,
                "the first call under this key is under way; try again in a moment");
    }

    private static Mono<Void> replay(FirstAnswer answer, ServerHttpResponse response) {
        response.setStatusCode(HttpStatusCode.valueOf(answer.status()));
        answer.headers().forEach(response.getHeaders()::set);
        response.getHeaders().set("Idempotency-Replayed", "true");
        byte[] body = answer.body().getBytes(UTF_8);
        return response.writeWith(Mono.just(response.bufferFactory().wrap(body)));
    }
}
