package io.tollgate.admin.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.admin.Browser;
import io.tollgate.admin.ControlPlaneTest;
import io.tollgate.admin.Reply;
import io.tollgate.admin.Tenant;
import io.tollgate.billing.tenant.IdKind;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpMethod;

class SecurityTest extends ControlPlaneTest {

    @Test
    void asksStrangersToLogIn() {
        Reply reply = browser().get("/api/teams").is(401);

        assertThat(String.valueOf(reply.headers().getContentType())).isEqualTo("application/problem+json");
        assertThat(reply.at("$.code")).isEqualTo("unauthorized");
        browser().post("/api/teams", "{\"name\": \"x\"}").is(401);
    }

    @Test
    void refusesChangesBySessionWithoutTheCsrfToken() {
        Tenant tenant = signUp();

        Reply reply = tenant.browser()
                .withoutCsrf()
                .post("/api/teams", "{\"name\": \"x\"}")
                .is(403);

        assertThat(reply.at("$.code")).isEqualTo("csrf");
        assertThat(reply.at("$.detail")).contains("X-XSRF-TOKEN");
        tenant.browser().get("/api/teams").is(200);
    }

    @Test
    void refusesACsrfTokenThatIsNotTheCookies() {
        Tenant tenant = signUp();

        tenant.browser()
                .withoutCsrf()
                .send(HttpMethod.POST, "{\"name\": \"x\"}", Map.of("X-XSRF-TOKEN", "forged"), "/api/teams")
                .is(403);
    }

    @Test
    void neverFallsBackFromABadTokenToTheSession() {
        Tenant tenant = signUp();

        Reply reply = tenant.browser().bearer("tga_wrong").get("/api/teams").is(401);

        assertThat(reply.at("$.detail")).contains("token");
    }

    @Test
    void answersBrokenBodiesWithWhatIsWrong() {
        Tenant tenant = signUp();

        assertThat(tenant.browser().post("/api/teams", "{\"name\": ").is(400).at("$.code"))
                .isEqualTo("invalid_json");
        tenant.browser().post("/api/teams", "{\"name\": {}}").isProblemOf(400, "name");
        tenant.browser().post("/api/teams", "{\"nam\": \"x\"}").isProblemOf(400, "nam");
        tenant.browser()
                .post("/api/teams", "{\"name\": \"x\", \"rate_limits\": {\"rpn\": 1}}")
                .isProblemOf(400, "rate_limits.rpn");
        for (String other : new String[] {"[]", "\"x\"", "7", "null"}) {
            assertThat(tenant.browser().post("/api/teams", other).is(400).at("$.detail"))
                    .as(other)
                    .isIn("the body must be an object", "the call needs a JSON body");
        }
        tenant.browser().post("/api/teams", null).is(400);
        tenant.browser()
                .send(HttpMethod.POST, null, Map.of("Content-Type", "text/plain"), "/api/auth/login")
                .is(415);
        tenant.browser().get("/api/nothing").is(404);
        tenant.browser().put("/api/teams", "{}").is(405);
        tenant.browser().get("/api/teams?limit=none").isProblemOf(400, "limit");
        tenant.browser().get("/api/teams?limit=0").isProblemOf(400, "limit");
        tenant.browser().get("/api/teams?cursor=none").isProblemOf(400, "cursor");
    }

    @Test
    void answersValuesThatPostgresCannotTakeAsTheCallersFault() {
        Tenant tenant = signUp();

        tenant.browser().get("/api/requests?model={model}", "\0").isProblemOf(400, "model");
        tenant.browser().get("/api/requests?from=-99999-01-01").isProblemOf(400, "from");
        tenant.browser()
                .post("/api/tokens", "{\"name\": \"t\", \"expires_at\": \"+300000-01-01T00:00:00Z\"}")
                .isProblemOf(400, "expires_at");
        Reply nul = operator().put("/api/operator/providers/nul", """
                        {"display_name": "NUL", "protocol": "openai", "base_url": "https://api.example/v1",
                         "data_policy": {"region": "\\u0000"}}
                        """).is(400);
        assertThat(nul.at("$.code")).isEqualTo("invalid_request");
        operator().get("/api/operator/models?cursor=AA").is(400);
    }

    @Test
    void answersADamagedDocumentOfItsOwnAsItsFault() {
        Tenant tenant = signUp();
        String key = tenant.newKey("damaged").at("$.id");
        run("update virtual_key set tags = '[]' where id = $1", id(IdKind.KEY, key));

        assertThat(tenant.browser().get("/api/keys/{id}", key).is(500).at("$.code"))
                .isEqualTo("internal_error");
    }

    @Test
    void refusesABodyThatIsTooLargeAndGoesOnAnswering() {
        Browser browser = signUp().browser();
        String large = "{\"name\": \"" + "x".repeat(900 * 1024) + "\"}";

        for (int i = 0; i < 20; i++) {
            Reply plain = browser.post("/api/teams", large);
            assertThat(plain.is(413).headers().getContentType()).hasToString("application/problem+json");
            browser.get("/api/me").is(200);
            browser.send(HttpMethod.POST, large, Map.of("Idempotency-Key", "large-" + i), "/api/teams")
                    .is(413);
            browser.get("/api/me").is(200);
        }
    }
}
