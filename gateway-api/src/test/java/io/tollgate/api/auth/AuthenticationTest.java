package io.tollgate.api.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.lettuce.core.api.StatefulRedisConnection;
import io.tollgate.api.testing.GatewayTest;
import io.tollgate.api.testing.Market;
import io.tollgate.api.testing.Tenant;
import io.tollgate.api.testing.TestKey;
import io.tollgate.billing.tenant.SecretFormat;
import java.security.SecureRandom;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

class AuthenticationTest extends GatewayTest {

    private static final String CHAT = """
            {"model": "%s", "messages": [{"role": "user", "content": "Hello"}]}
            """.formatted(Market.MODEL);

    @Autowired
    private StatefulRedisConnection<String, String> redis;

    private final SecureRandom random = new SecureRandom();

    @Test
    void takesTheKeyFromEitherHeader() {
        TestKey key = tenant().issueKey("ci");

        caller(key).get("/v1/key").expect(200);
        anyone().with("x-api-key", key.secret()).get("/v1/key").expect(200);
        anyone().with("Authorization", "bearer  " + key.secret()).get("/v1/key").expect(200);
    }

    @Test
    void asksForAKey() {
        assertThat(anyone().get("/v1/key")
                        .expectError(401, "invalid_api_key")
                        .get("message")
                        .asString())
                .contains("No API key was sent");
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "sk-tg-", "sk-proj-0123456789", "sk-tg-000000000000000000000000000000000000000000"})
    void turnsGarbageAway(String secret) {
        assertThat(anyone().with("x-api-key", secret)
                        .get("/v1/key")
                        .expectError(401, "invalid_api_key")
                        .get("message")
                        .asString())
                .contains("malformed");
    }

    @Test
    void doesNotKnowAKeyThatWasNeverIssued() {
        String secret = SecretFormat.VIRTUAL_KEY.generate(random);

        assertThat(anyone().with("x-api-key", secret)
                        .get("/v1/key")
                        .expectError(401, "invalid_api_key")
                        .get("message")
                        .asString())
                .contains("unknown");
    }

    @Test
    void refusesARevokedKeyWithinASecond() {
        Tenant tenant = tenant();
        TestKey key = tenant.issueKey("ci");
        caller(key).get("/v1/key").expect(200);

        tenant.revoke(key);

        await().atMost(Duration.ofSeconds(1))
                .untilAsserted(
                        () -> assertThat(refusal(key, 401, "invalid_api_key")).contains("'ci' was revoked"));
    }

    @Test
    void refusesADisabledKeyAndServesItOnceItIsEnabled() {
        Tenant tenant = tenant();
        TestKey key = tenant.issueKey("ci");

        tenant.change("update virtual_key set disabled_at = now() where id = ?", key.id());
        await().atMost(Duration.ofSeconds(1))
                .untilAsserted(() -> caller(key).get("/v1/key").expectError(403, "key_disabled"));
        tenant.change("update virtual_key set disabled_at = null where id = ?", key.id());

        await().atMost(Duration.ofSeconds(1))
                .untilAsserted(() -> caller(key).get("/v1/key").expect(200));
    }

    @Test
    void holdsAKeyToItsEndpointsOnTheVeryNextCall() {
        openMarket();
        Tenant tenant = tenant();
        TestKey key = tenant.issueKey("ci");
        caller(key).post("/v1/chat/completions", CHAT).expect(200);

        tenant.change("update virtual_key set endpoints = '{/v1/embeddings}' where id = ?", key.id());

        caller(key).post("/v1/chat/completions", CHAT).expectError(403, "endpoint_not_allowed");
        caller(key).get("/v1/key").expect(200);
    }

    @Test
    void holdsAKeyToTheAddressesThatItMayBeUsedFrom() {
        openMarket();
        Tenant tenant = tenant();
        TestKey key = tenant.issueKey("ci");

        tenant.change("update virtual_key set ip_ranges = '{203.0.113.0/24}' where id = ?", key.id());
        caller(key).post("/v1/chat/completions", CHAT).expectError(403, "address_not_allowed");
        tenant.change("update virtual_key set ip_ranges = '{127.0.0.0/8,::1}' where id = ?", key.id());

        await().atMost(Duration.ofSeconds(1))
                .untilAsserted(
                        () -> caller(key).post("/v1/chat/completions", CHAT).expect(200));
    }

    @Test
    void takesTheSecretOfBeforeWhileItsGraceLasts() {
        Tenant tenant = tenant();
        TestKey key = tenant.issueKey("ci");
        String rotate = """
                update virtual_key set previous_hash = secret_hash, previous_until = now() + cast(? as interval),
                    secret_hash = sha256(random()::text::bytea)
                where id = ?
                """;

        tenant.change(rotate, "2 seconds", key.id());
        caller(key).get("/v1/key").expect(200);

        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> caller(key).get("/v1/key").expectError(401, "invalid_api_key"));
    }

    @Test
    void refusesARevokedKeyOnTheVeryNextCall() {
        openMarket();
        Tenant tenant = tenant();
        TestKey key = tenant.issueKey("ci");
        caller(key).post("/v1/chat/completions", CHAT).expect(200);

        tenant.revoke(key);

        caller(key).post("/v1/chat/completions", CHAT).expectError(401, "invalid_api_key");
    }

    @Test
    void refusesAModelThatWasTakenFromTheKeyOnTheVeryNextCall() {
        openMarket();
        Tenant tenant = tenant();
        TestKey key = tenant.issueKey("ci");
        caller(key).post("/v1/chat/completions", CHAT).expect(200);

        tenant.changeUntold(
                redis.sync(), "update virtual_key set allowed_models = array['another'] where id = ?", key.id());

        caller(key).post("/v1/chat/completions", CHAT).expectError(403, "model_not_allowed");
    }

    @Test
    void refusesAnExpiredKeyAndSaysSinceWhen() {
        Tenant tenant = tenant();
        TestKey key = tenant.issueKey("ci");
        tenant.execute("update virtual_key set expires_at = '2026-01-01T00:00:00Z' where id = ?", key.id());

        assertThat(refusal(key, 401, "invalid_api_key")).contains("'ci' expired at 2026-01-01T00:00:00Z");
    }

    @Test
    void refusesTheKeyOfADeletedTeam() {
        Tenant tenant = tenant();
        TestKey key = tenant.issueKey("ci");
        tenant.execute("update team set deleted_at = now() where id = ?", tenant.teamId());

        assertThat(refusal(key, 401, "invalid_api_key")).contains("team 'search', which was deleted");
    }

    @Test
    void refusesASuspendedOrganization() {
        Tenant tenant = tenant();
        TestKey key = tenant.issueKey("ci");
        tenant.execute("update organization set status = 'suspended' where id = ?", tenant.organizationId());

        assertThat(refusal(key, 403, "organization_suspended")).contains("'Acme' is suspended");
    }

    private String refusal(TestKey key, int status, String code) {
        return caller(key)
                .get("/v1/key")
                .expectError(status, code)
                .get("message")
                .asString();
    }
}
