package io.tollgate.admin.change;

import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.admin.Browser;
import io.tollgate.admin.ControlPlaneCalls;
import io.tollgate.admin.ControlPlaneTest;
import io.tollgate.admin.RedisWire;
import io.tollgate.admin.Reply;
import io.tollgate.admin.Tenant;
import io.tollgate.billing.tenant.IdKind;
import io.tollgate.testkit.TestServers;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** What the control plane does once Redis has gone. */
@DirtiesContext
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RedisOutageTest extends ControlPlaneCalls {

    private static final RedisWire WIRE = new RedisWire(TestServers.freshRedisUrl());

    private Tenant tenant;
    private String key;
    private Browser automation;

    @DynamicPropertySource
    static void wire(DynamicPropertyRegistry registry) {
        ControlPlaneTest.servers(registry);
        registry.add("spring.data.redis.url", WIRE::url);
        registry.add("spring.data.redis.timeout", () -> "300ms");
        registry.add("tollgate.redis.url", WIRE::url);
    }

    @BeforeAll
    void loseRedis() {
        tenant = signUp();
        key = tenant.newKey("before").at("$.id");
        automation = browser()
                .bearer(tenant.browser()
                        .post("/api/tokens", "{\"name\": \"t\"}")
                        .is(201)
                        .at("$.secret"));
        WIRE.cut();
    }

    @Test
    void stillShowsTheSecretOfANewKey() {
        Reply issued = automation
                .post("/api/keys", "{\"team_id\": \"%s\", \"name\": \"during\"}".formatted(tenant.team()))
                .is(201);

        assertThat(issued.at("$.secret")).startsWith("sk-tg-");
    }

    @Test
    void saysThatAChangeWasNotTold() {
        Reply reply = automation.delete("/api/keys/{id}", key).is(503);

        assertThat(reply.at("$.code")).isEqualTo("change_not_announced");
        assertThat(number(
                        "select count(*) from virtual_key where id = $1 and revoked_at is not null",
                        id(IdKind.KEY, key)))
                .isEqualTo(1);
    }

    @Test
    void asksToTryAgainWhatIsLeftOfLimits() {
        Reply reply = automation.get("/api/limits/team/{id}", tenant.team()).is(503);

        assertThat(reply.headers().getFirst("Retry-After")).isNotNull();
    }

    @Test
    void signsNobodyUpHalfway() {
        browser().post("/api/auth/sign-up", """
                        {"email": "later@example.com", "password": "%s", "name": "G", "organization": "N"}
                        """.formatted(Tenant.PASSWORD)).is(503);

        assertThat(number("select count(*) from app_user where email = 'later@example.com'"))
                .isZero();
    }
}
