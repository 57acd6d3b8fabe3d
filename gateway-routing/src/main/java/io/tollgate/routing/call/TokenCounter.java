package io.tollgate.routing.call;

import io.tollgate.routing.json.Json;
import io.tollgate.routing.plan.Attempt;
import io.tollgate.routing.provider.ClientCall;
import io.tollgate.routing.provider.Provider;
import io.tollgate.routing.provider.ProviderCall;
import io.tollgate.routing.provider.ProviderFamilies;
import io.tollgate.routing.provider.Untranslatable;
import io.tollgate.routing.provider.UpstreamAnswer;
import io.tollgate.routing.provider.UpstreamRequest;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

/** Asks providers how many tokens a prompt has for them, by calls that cost nothing. */
public final class TokenCounter {

    private static final Duration LIMIT = Duration.ofSeconds(5);
    private static final int MOST_BYTES = 16 * 1024;

    private final UpstreamClient client;
    private final ProviderFamilies families;

    TokenCounter(UpstreamClient client, ProviderFamilies families) {
        this.client = client;
        this.families = families;
    }

    /** The count of the first attempt whose provider has such a call; empty where there is none, or it does not answer. */
    public Mono<Long> count(ClientCall call, List<Attempt> attempts) {
        return Flux.fromIterable(attempts)
                .flatMapIterable(attempt -> asked(call, attempt).stream().toList())
                .next()
                .flatMap(this::count)
                .onErrorResume(failure -> Mono.empty());
    }

    private Optional<Asked> asked(ClientCall call, Attempt attempt) {
        Provider family = families.of(attempt.offering().provider().protocol());
        try {
            ProviderCall spoken = call.spokenTo(family, attempt);
            return family.counting(spoken, attempt).map(request -> new Asked(attempt, request));
        } catch (Untranslatable unasked) {
            return Optional.empty();
        }
    }

    private Mono<Long> count(Asked asked) {
        AttemptTrace trace = new AttemptTrace(asked.attempt(), System.nanoTime(), true);
        return client.exchange(asked.request(), LIMIT, trace, reply -> reply.whole(MOST_BYTES))
                .next()
                .timeout(LIMIT)
                .filter(UpstreamAnswer::isSuccess)
                .flatMap(TokenCounter::read);
    }

    /** Anthropic's name for it, or Bedrock's. */
    private static Mono<Long> read(UpstreamAnswer answer) {
        JsonNode body = Json.read(answer.body());
        long tokens = body.path("input_tokens").asLong(body.path("inputTokens").asLong(-1));
        return tokens < 0 ? Mono.empty() : Mono.just(tokens);
    }

    private record Asked(Attempt attempt, UpstreamRequest request) {}
}
