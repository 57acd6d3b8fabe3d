package io.tollgate.admin.idempotency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactory;
import io.tollgate.admin.Browser;
import io.tollgate.admin.ControlPlaneTest;
import io.tollgate.admin.Reply;
import io.tollgate.admin.Tenant;
import io.tollgate.billing.tenant.IdKind;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.redis.core.ReactiveStringRedisTemplate;
import org.springframework.http.HttpMethod;
import reactor.core.publisher.Mono;

class IdempotencyTest extends ControlPlaneTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @Autowired
    private ReactiveStringRedisTemplate redis;

    @Autowired
    private ConnectionFactory postgres;

    private Tenant tenant;
    private String name;

    @BeforeEach
    void open() {
        tenant = signUp();
        name = UUID.randomUUID().toString();
    }

    @Test
    void aRepeatedCallMakesNothingMoreAndAnswersTheSame() {
        Reply first = createKey("ci", name).is(201);

        Reply second = createKey("ci", name).is(201);

        assertThat(second.text()).isEqualTo(first.text()).contains("sk-tg-");
        assertThat(second.headers().getETag()).isEqualTo(first.headers().getETag());
        assertThat(second.headers().getFirst("Idempotency-Replayed")).isEqualTo("true");
        assertThat(first.headers().getFirst("Idempotency-Replayed")).isNull();
        assertThat(tenant.browser().get("/api/keys").all("$.data[*].id")).hasSize(1);
        assertThat(audited(tenant, "key.create")).isEqualTo(1);
    }

    @Test
    void anotherBodyUnderTheSameKeyIsRefused() {
        createKey("ci", name).is(201);

        Reply other = createKey("cd", name);

        other.isProblemOf(422, "Idempotency-Key");
        assertThat(other.at("$.code")).isEqualTo("idempotency_key_reused");
        assertThat(tenant.browser().get("/api/keys").all("$.data[*].name")).containsExactly("ci");
    }

    @Test
    void aRotationIsNotRepeatedEither() {
        String key = tenant.newKey("ci").at("$.id");

        Reply first = post("/api/keys/" + key + "/rotate", "{}", name).is(201);
        Reply second = post("/api/keys/" + key + "/rotate", "{}", name).is(201);

        assertThat(second.at("$.secret")).isEqualTo(first.at("$.secret"));
    }

    @Test
    void aCallThatFailedLeavesItsKeyFree() {
        createKey("", name).is(400);

        createKey("ci", name).is(201);
    }

    @Test
    void theSameKeyOfSomebodyElseIsAnother() {
        createKey("ci", name).is(201);
        Browser colleague = join(tenant, "admin");

        Reply theirs = colleague.send(HttpMethod.POST, body("theirs"), Map.of("Idempotency-Key", name), "/api/keys");

        assertThat(theirs.is(201).at("$.name")).isEqualTo("theirs");
    }

    @Test
    void whoeverLostThePermissionGetsNoAnswerAgain() {
        createKey("ci", name).is(201);
        run("update membership set role = 'viewer' where user_id = $1", id(IdKind.USER, tenant.user()));
        run("delete from team_member where user_id = $1", id(IdKind.USER, tenant.user()));

        assertThat(createKey("ci", name).is(403).text()).doesNotContain("sk-tg-");
    }

    @Test
    void redisHoldsNothingThatCanBeRead() {
        String secret = createKey("ci", name).is(201).at("$.secret");

        List<String> held = Objects.requireNonNull(redis.keys("tg:first:*")
                .flatMap(key -> redis.opsForValue().get(key).map(value -> key + value))
                .collectList()
                .block());

        assertThat(held).isNotEmpty().noneMatch(it -> it.contains(secret) || it.contains(name) || it.contains("sk-tg"));
    }

    @Test
    void aCallWhoseAnswerCannotBeReadAnyMoreIsNotMadeAgain() {
        createKey("ci", name).is(201);
        redis.keys("tg:first:*")
                .flatMap(key -> redis.opsForValue()
                        .get(key)
                        .flatMap(value ->
                                redis.opsForValue().set(key, value.substring(0, value.lastIndexOf(' ') + 1) + "AAAA")))
                .blockLast();

        assertThat(createKey("ci", name).is(409).at("$.code")).isEqualTo("first_answer_unreadable");
        assertThat(tenant.browser().get("/api/keys").all("$.data[*].id")).hasSize(1);
    }

    @Test
    void aKeyThatIsNoKeyIsRefused() {
        createKey("ci", "two words").isProblemOf(400, "Idempotency-Key");
        createKey("ci", "x".repeat(256)).isProblemOf(400, "Idempotency-Key");
    }

    @Test
    void aCallWhoseCallerHungUpIsMadeAllTheSame() {
        String token = tenant.browser()
                .post("/api/tokens", "{\"name\": \"t\"}")
                .is(201)
                .at("$.secret");
        Connection lock = Objects.requireNonNull(Mono.from(postgres.create()).block());
        hold(lock);
        CompletableFuture<?> call = HttpClient.newHttpClient().sendAsync(request(token), BodyHandlers.ofString());
        await().atMost(PATIENCE).until(this::isUnderWay);
        Browser automation = browser().bearer(token);
        automation
                .send(HttpMethod.POST, body("ci"), Map.of("Idempotency-Key", name), "/api/keys")
                .isProblemOf(409, "Idempotency-Key");
        call.cancel(true);

        Mono.from(lock.rollbackTransaction()).then(Mono.from(lock.close())).block();

        await().atMost(PATIENCE)
                .until(() -> automation
                                .send(HttpMethod.POST, body("ci"), Map.of("Idempotency-Key", name), "/api/keys")
                                .status()
                        == 201);
        assertThat(tenant.browser().get("/api/keys").all("$.data[*].name")).containsExactly("ci");
    }

    private boolean isUnderWay() {
        return !Objects.requireNonNull(redis.keys("tg:first:*")
                        .flatMap(key -> redis.opsForValue().get(key))
                        .filter(value -> value.startsWith("P "))
                        .collectList()
                        .block())
                .isEmpty();
    }

    private void hold(Connection lock) {
        String organization = id(IdKind.ORGANIZATION, tenant.organization()).toString();
        Mono.from(lock.beginTransaction())
                .then(Mono.from(
                        lock.createStatement("select 1 from organization where id = '" + organization + "' for update")
                                .execute()))
                .flatMap(result -> Mono.from(result.map((row, metadata) -> true)))
                .block();
    }

    private HttpRequest request(String token) {
        return HttpRequest.newBuilder(URI.create(url() + "/api/keys"))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", name)
                .POST(BodyPublishers.ofString(body("ci")))
                .build();
    }

    private Reply createKey(String label, String idempotencyKey) {
        return post("/api/keys", body(label), idempotencyKey);
    }

    private Reply post(String path, String body, String idempotencyKey) {
        return tenant.browser().send(HttpMethod.POST, body, Map.of("Idempotency-Key", idempotencyKey), path);
    }

    private String body(String label) {
        return "{\"team_id\": \"%s\", \"name\": \"%s\"}".formatted(tenant.team(), label);
    }
}
