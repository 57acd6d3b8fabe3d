package io.tollgate.routing.signing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tollgate.routing.catalogue.ApiKey;
import io.tollgate.routing.catalogue.Credential;
import io.tollgate.routing.catalogue.Protocol;
import io.tollgate.routing.catalogue.ProviderEntry;
import io.tollgate.routing.provider.UpstreamAnswer;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/** Tokens are fetched once, kept, and replaced before their end. */
class TokenSchemeTest {

    private static final String SECRET = "{\"tenant_id\":\"t\",\"client_id\":\"c\",\"client_secret\":\"s3cret\"}";
    private static final Unsigned REQUEST =
            new Unsigned("POST", URI.create("https://a.example"), Map.of(), new byte[0]);
    private static final ProviderEntry PROVIDER =
            new ProviderEntry("azure", "Azure", Protocol.OPENAI, URI.create("https://a.example"));

    private final List<TokenRequest> asked = new CopyOnWriteArrayList<>();
    private final List<Sinks.One<UpstreamAnswer>> answers = new ArrayList<>();
    private Instant now = Instant.parse("2026-08-01T12:00:00Z");
    private final TokenScheme scheme = new TokenScheme(new EntraGrant(), this::answered, () -> now);

    private Mono<UpstreamAnswer> answered(TokenRequest request) {
        asked.add(request);
        return answers.get(asked.size() - 1).asMono();
    }

    @Test
    void asksOnceForAllWhoWait() {
        Sinks.One<UpstreamAnswer> pending = Sinks.one();
        answers.add(pending);
        Mono<List<String>> both = Mono.zip(bearer(), bearer(), List::of);

        pending.tryEmitValue(token("first", 3600));

        assertThat(both.block()).containsExactly("Bearer first", "Bearer first");
        assertThat(asked).hasSize(1);
    }

    @Test
    void keepsATokenAndReplacesItBeforeItsEnd() {
        willAnswer(token("first", 3600));
        willAnswer(token("second", 3600));

        assertThat(bearer().block()).isEqualTo("Bearer first");
        now = now.plus(Duration.ofMinutes(54));
        assertThat(bearer().block()).isEqualTo("Bearer first");
        assertThat(asked).hasSize(1);

        now = now.plus(Duration.ofMinutes(2));
        // Nobody waits for the new one.
        assertThat(bearer().block()).isEqualTo("Bearer first");
        Mono<String> later = bearer().repeat().filter("Bearer second"::equals).next();
        assertThat(later.block(Duration.ofSeconds(20))).isEqualTo("Bearer second");
        assertThat(asked).hasSize(2);
    }

    @Test
    void waitsForANewOneWhereTheOldOneIsOver() {
        willAnswer(token("first", 3600));
        willAnswer(token("second", 3600));

        bearer().block();
        now = now.plus(Duration.ofHours(1));

        assertThat(bearer().block()).isEqualTo("Bearer second");
    }

    @Test
    void goesOnWithAGoodTokenWhereARefreshFails() {
        willAnswer(token("first", 3600));
        willAnswer(answer(503, "{}"));
        bearer().block();

        now = now.plus(Duration.ofMinutes(56));

        assertThat(bearer().block()).isEqualTo("Bearer first");
        assertThat(bearer().block()).isEqualTo("Bearer first");
    }

    @Test
    void takesARefusalForTheCredentialsFaultAndSilenceForNobodys() {
        willAnswer(answer(401, "{\"error\":\"invalid_client\",\"error_description\":\"s3cret is wrong\"}"));
        willAnswer(answer(503, "{}"));

        assertThatThrownBy(() -> bearer().block()).isInstanceOfSatisfying(SigningFailed.class, failed -> {
            assertThat(failed.isRefused()).isTrue();
            assertThat(failed).hasMessageContaining("invalid_client").hasMessageNotContaining("s3cret");
        });
        assertThatThrownBy(() -> bearer().block())
                .isInstanceOfSatisfying(
                        SigningFailed.class,
                        failed -> assertThat(failed.isRefused()).isFalse());
    }

    @Test
    void asksEntraAsAnApplication() {
        TokenRequest request = new EntraGrant().request(SECRET);

        assertThat(request.endpoint()).hasToString("https://login.microsoftonline.com/t/oauth2/v2.0/token");
        assertThat(request.form())
                .containsEntry("grant_type", "client_credentials")
                .containsEntry("client_secret", "s3cret")
                .containsEntry("scope", "https://cognitiveservices.azure.com/.default");
        assertThat(request.toString()).doesNotContain("s3cret");
    }

    @Test
    void saysWhatAnEntraCredentialLacks() {
        assertThatThrownBy(() -> new EntraGrant().request("{\"tenant_id\":\"t\",\"client_secret\":\"s3cret\"}"))
                .hasMessageContaining("client_id")
                .hasMessageNotContaining("s3cret");
        assertThatThrownBy(() -> new EntraGrant()
                        .request("{\"tenant_id\":\"../x\",\"client_id\":\"c\",\"client_secret\":\"s\"}"))
                .hasMessageContaining("tenant_id");
    }

    private Mono<String> bearer() {
        return scheme.signer(PROVIDER, new Credential("azure-main", "azure", new ApiKey(SECRET)))
                .map(signer -> Objects.requireNonNull(signer.headers(REQUEST).get("authorization")));
    }

    private void willAnswer(UpstreamAnswer answer) {
        Sinks.One<UpstreamAnswer> ready = Sinks.one();
        ready.tryEmitValue(answer);
        answers.add(ready);
    }

    private static UpstreamAnswer token(String token, long seconds) {
        return answer(200, "{\"access_token\":\"" + token + "\",\"expires_in\":" + seconds + "}");
    }

    private static UpstreamAnswer answer(int status, String body) {
        return new UpstreamAnswer(status, Map.of(), body.getBytes(UTF_8));
    }
}
