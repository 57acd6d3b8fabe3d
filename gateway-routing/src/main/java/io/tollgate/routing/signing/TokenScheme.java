package io.tollgate.routing.signing;

import io.tollgate.routing.catalogue.Credential;
import io.tollgate.routing.catalogue.ProviderEntry;
import io.tollgate.routing.catalogue.Signing;
import io.tollgate.routing.json.Json;
import io.tollgate.routing.provider.UpstreamAnswer;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import tools.jackson.databind.JsonNode;

/** Signs with tokens that a vendor gives for a credential; each is kept, and replaced before its end. */
final class TokenScheme implements SigningScheme {

    /** Credentials whose tokens are kept; the one that was not asked for longest goes first. */
    private static final int MOST = 4_096;

    private static final Set<Integer> REFUSALS = Set.of(400, 401, 403);
    private static final long USUAL_SECONDS = 3_600;

    private final TokenGrant grant;
    private final TokenEndpoint endpoint;
    private final InstantSource clock;
    private final Map<String, HeldToken> held = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, HeldToken> eldest) {
            return size() > MOST;
        }
    };

    TokenScheme(TokenGrant grant, TokenEndpoint endpoint, InstantSource clock) {
        this.grant = grant;
        this.endpoint = endpoint;
        this.clock = clock;
    }

    @Override
    public Signing signing() {
        return grant.signing();
    }

    @Override
    public Mono<Signer> signer(ProviderEntry provider, Credential credential) {
        return held(credential.apiKey().secret()).get().map(TokenScheme::bearer);
    }

    private static Signer bearer(Token token) {
        Map<String, String> headers = Map.of("authorization", "Bearer " + token.value());
        return request -> headers;
    }

    private HeldToken held(String secret) {
        synchronized (held) {
            return held.computeIfAbsent(secret, it -> new HeldToken(fetch(it), clock));
        }
    }

    /** Signing an assertion takes a while: never on an event loop. */
    private Mono<Token> fetch(String secret) {
        return Mono.fromSupplier(() -> grant.request(secret))
                .subscribeOn(Schedulers.boundedElastic())
                .flatMap(endpoint::post)
                .onErrorMap(error -> !(error instanceof SigningFailed), TokenScheme::unreached)
                .map(this::read);
    }

    private static SigningFailed unreached(Throwable error) {
        return SigningFailed.unavailable("no token, because its endpoint could not be asked ("
                + error.getClass().getSimpleName() + ")");
    }

    private Token read(UpstreamAnswer answer) {
        JsonNode body = Json.read(answer.body());
        String token = Json.string(body, "access_token");
        if (answer.isSuccess() && !token.isEmpty()) {
            Duration lasts = Duration.ofSeconds(body.path("expires_in").asLong(USUAL_SECONDS));
            return new Token(token, now().plus(lasts));
        }
        String said = "no token for this credential: its endpoint answered " + answer.status() + " "
                + Json.string(body, "error");
        throw REFUSALS.contains(answer.status())
                ? SigningFailed.refused(said.strip())
                : SigningFailed.unavailable(said.strip());
    }

    private Instant now() {
        return clock.instant();
    }
}
