package io.tollgate.admin.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.admin.Browser;
import io.tollgate.admin.ControlPlaneTest;
import io.tollgate.admin.Reply;
import io.tollgate.admin.Tenant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpMethod;

class LoginTest extends ControlPlaneTest {

    @Test
    void startsASessionOfItsOwn() {
        Tenant tenant = signUp();
        Browser browser = browser();

        Reply reply = browser.post("/api/auth/login", tenant.login()).is(200);

        assertThat(reply.at("$.user.email")).isEqualTo(tenant.email());
        browser.get("/api/me").is(200);
        tenant.browser().get("/api/me").is(200);
    }

    @Test
    void givesTheSessionAnotherIdentifier() {
        Tenant tenant = signUp();
        String before = tenant.browser().cookies().get("tollgate_session");

        tenant.browser().post("/api/auth/login", tenant.login()).is(200);

        assertThat(tenant.browser().cookies().get("tollgate_session")).isNotEqualTo(before);
        Browser thief = browser();
        thief.cookies().put("tollgate_session", before);
        thief.get("/api/me").is(401);
    }

    @Test
    void saysTheSameOfAWrongPasswordAndOfAnUnknownAddress() {
        Tenant tenant = signUp();

        Reply wrong = browser()
                .post("/api/auth/login", login(tenant.email(), "not the passphrase"))
                .is(401);
        Reply unknown = browser()
                .post("/api/auth/login", login("x" + tenant.email(), "not the passphrase"))
                .is(401);

        assertThat(unknown.text()).isEqualTo(wrong.text());
    }

    @Test
    void stopsGuessesAtOneAccountButNotOthersFromTheSameAddress() {
        Tenant guessed = signUp();
        Tenant other = signUp();

        Reply last = browser().post("/api/auth/login", login(guessed.email(), "guess"));
        for (int i = 0; i < 10; i++) {
            last = browser().post("/api/auth/login", login(guessed.email(), "guess " + i));
        }

        last.is(429);
        assertThat(last.headers().getFirst("Retry-After")).isNotNull();
        browser().post("/api/auth/login", guessed.login()).is(429);
        browser().post("/api/auth/login", other.login()).is(200);
    }

    @Test
    void believesNobodyAboutTheirAddressWithoutATrustedProxy() {
        Tenant tenant = signUp();
        Reply last = tenant.browser().get("/api/me");

        for (int i = 0; i < 11; i++) {
            last = browser()
                    .send(
                            HttpMethod.POST,
                            login(tenant.email(), "guess"),
                            Map.of("X-Forwarded-For", "203.0.113." + i, "X-Forwarded-Proto", "https"),
                            "/api/auth/login");
        }

        last.is(429);
    }

    @Test
    void endsWithLogout() {
        Tenant tenant = signUp();
        String session = tenant.browser().cookies().get("tollgate_session");

        tenant.browser().post("/api/auth/logout", null).is(204);

        assertThat(tenant.browser().cookies()).doesNotContainKey("tollgate_session");
        Browser later = browser();
        later.cookies().put("tollgate_session", session);
        later.get("/api/me").is(401);
    }

    @Test
    void losesEveryRightWithTheMembership() {
        Tenant tenant = signUp();
        Browser member = join(tenant, "viewer");
        member.get("/api/teams").is(200);

        run("delete from membership where role = 'viewer'");

        member.get("/api/teams").is(403);
    }

    private static String login(String email, String password) {
        return "{\"email\": \"%s\", \"password\": \"%s\"}".formatted(email, password);
    }
}
