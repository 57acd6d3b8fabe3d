package io.tollgate.admin.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.admin.Browser;
import io.tollgate.admin.ControlPlaneTest;
import io.tollgate.admin.Reply;
import io.tollgate.admin.Tenant;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.redis.core.ReactiveStringRedisTemplate;

class PasswordTest extends ControlPlaneTest {

    @Autowired
    private ReactiveStringRedisTemplate redis;

    @Test
    void isChangedByWhoKnowsItAndEndsEveryOtherSession() {
        Tenant tenant = signUp();
        Browser elsewhere = browser();
        elsewhere.post("/api/auth/login", tenant.login()).is(200);

        change(tenant.browser(), "not the passphrase", "another long passphrase")
                .isProblemOf(400, "current_password");
        change(tenant.browser(), Tenant.PASSWORD, "short").isProblemOf(400, "password");
        change(tenant.browser(), Tenant.PASSWORD, "another long passphrase").is(204);

        tenant.browser().get("/api/teams").is(200);
        elsewhere.get("/api/me").is(401);
        browser().post("/api/auth/login", tenant.login()).is(401);
    }

    @Test
    void endsAllSessionsAtOnceAndNoToken() {
        Tenant tenant = signUp();
        String token = tenant.browser()
                .post("/api/tokens", "{\"name\": \"t\"}")
                .is(201)
                .at("$.secret");
        Browser elsewhere = browser();
        elsewhere.post("/api/auth/login", tenant.login()).is(200);

        tenant.browser().post("/api/auth/logout-everywhere", null).is(204);

        elsewhere.get("/api/me").is(401);
        tenant.browser().get("/api/me").is(401);
        browser().bearer(token).get("/api/teams").is(200);
        browser().bearer(token).post("/api/auth/logout-everywhere", null).is(403);
    }

    @Test
    void isNotResetWhereNoMailIsSent() {
        Tenant tenant = signUp();

        Reply refused = browser()
                .post("/api/auth/password-reset", "{\"email\": \"%s\"}".formatted(tenant.email()))
                .is(409);

        assertThat(refused.at("$.code")).isEqualTo("no_mail");
        assertThat(browser().get("/api/auth/options").at("$.mail")).isEqualTo("false");
    }

    @Test
    void isGuessedByNobodyForAllAccountsFromOneAddressAndKeepsNobodyOutWhoWasThereBefore() {
        Tenant regular = signUp();
        browser().post("/api/auth/login", regular.login()).is(200);
        Tenant newcomer = signUp();
        String here = "tg:login-failures:127.0.0.1";
        redis.opsForValue().set(here, "100", Duration.ofMinutes(1)).block();
        try {
            browser().post("/api/auth/login", newcomer.login()).is(429);
            browser().post("/api/auth/login", regular.login()).is(200);
        } finally {
            redis.delete(here).block();
        }
    }

    private static Reply change(Browser browser, String current, String password) {
        return browser.post(
                "/api/auth/password",
                "{\"current_password\": \"%s\", \"password\": \"%s\"}".formatted(current, password));
    }
}
