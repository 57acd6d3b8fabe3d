package io.tollgate.admin.token;

import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.admin.Browser;
import io.tollgate.admin.ControlPlaneTest;
import io.tollgate.admin.Reply;
import io.tollgate.admin.Tenant;
import io.tollgate.billing.tenant.IdKind;
import org.junit.jupiter.api.Test;

class TokenTest extends ControlPlaneTest {

    @Test
    void actsAsItsPersonWithoutCsrf() {
        Tenant tenant = signUp();

        Reply issued = create(tenant.browser(), "\"name\": \"terraform\"").is(201);

        Browser automation = browser().bearer(issued.at("$.secret"));
        automation.post("/api/teams", "{\"name\": \"by token\"}").is(201);
        assertThat(automation.get("/api/me").at("$.user.id")).isEqualTo(tenant.user());
        Reply listed = tenant.browser().get("/api/tokens").is(200);
        assertThat(listed.at("$.data[0].name")).isEqualTo("terraform");
        assertThat(listed.at("$.data[0].last_used_at")).isNotEqualTo("null");
        assertThat(listed.text()).doesNotContain(issued.at("$.secret"));
        assertThat(audited(tenant, "token.create")).isEqualTo(1);
    }

    @Test
    void isNarrowedByItsScopes() {
        Tenant tenant = signUp();
        String secret = create(tenant.browser(), "\"name\": \"t\", \"scopes\": [\"teams:read\", \"tokens:write\"]")
                .is(201)
                .at("$.secret");
        Browser automation = browser().bearer(secret);

        automation.get("/api/teams").is(200);
        assertThat(automation.get("/api/keys").is(403).at("$.detail")).contains("keys:read");
        create(automation, "\"name\": \"wider\", \"scopes\": [\"keys:read\"]").isProblemOf(400, "scopes[0]");
        create(automation, "\"name\": \"widest\"").isProblemOf(400, "scopes");
        create(automation, "\"name\": \"same\", \"scopes\": [\"teams:read\"]").is(201);
    }

    @Test
    void mayNothingWhenItsScopesAreUnknown() {
        Tenant tenant = signUp();
        Reply issued = create(tenant.browser(), "\"name\": \"t\", \"scopes\": [\"teams:read\"]")
                .is(201);
        run(
                "update api_token set scopes = array['teams:read-from-afar'] where id = $1",
                id(IdKind.TOKEN, issued.at("$.id")));
        Browser automation = browser().bearer(issued.at("$.secret"));

        automation.get("/api/teams").is(403);
        assertThat(automation.get("/api/me").is(200).all("$.permissions")).isEmpty();
        create(automation, "\"name\": \"wider\"").is(403);
    }

    @Test
    void isRefusedOnceRevokedOrExpired() {
        Tenant tenant = signUp();
        Reply issued = create(tenant.browser(), "\"name\": \"t\"").is(201);
        Reply expired = create(tenant.browser(), "\"name\": \"e\", \"expires_at\": \"2099-01-01T00:00:00Z\"")
                .is(201);

        tenant.browser().delete("/api/tokens/{id}", issued.at("$.id")).is(204);
        run("update api_token set expires_at = now() where name = 'e'");

        browser().bearer(issued.at("$.secret")).get("/api/teams").is(401);
        browser().bearer(expired.at("$.secret")).get("/api/teams").is(401);
        tenant.browser().delete("/api/tokens/{id}", issued.at("$.id")).is(404);
        assertThat(audited(tenant, "token.revoke")).isEqualTo(1);
    }

    @Test
    void isSeenAndRevokedByItsPersonAndByAdmins() {
        Tenant tenant = signUp();
        Browser viewer = join(tenant, "viewer");
        String owners = create(tenant.browser(), "\"name\": \"owner's\"").at("$.id");
        String viewers = create(viewer, "\"name\": \"viewer's\"").is(201).at("$.id");

        assertThat(viewer.get("/api/tokens").all("$.data[*].name")).containsExactly("viewer's");
        viewer.delete("/api/tokens/{id}", owners).is(404);
        signUp().browser().delete("/api/tokens/{id}", owners).is(404);
        assertThat(tenant.browser().get("/api/tokens").all("$.data[*].name")).containsExactly("viewer's", "owner's");
        tenant.browser().delete("/api/tokens/{id}", viewers).is(204);
    }

    @Test
    void namesTheFieldThatIsWrong() {
        Tenant tenant = signUp();

        create(tenant.browser(), "\"scopes\": [\"everything\"]").isProblemOf(400, "scopes[0]");
        create(tenant.browser(), "\"scopes\": []").isProblemOf(400, "name");
        create(tenant.browser(), "\"name\": \"t\", \"expires_at\": \"\"").isProblemOf(400, "expires_at");
        create(tenant.browser(), "\"name\": \"t\", \"expires_at\": \"2020-01-01T00:00:00Z\"")
                .isProblemOf(400, "expires_at");
    }

    private static Reply create(Browser browser, String fields) {
        return browser.post("/api/tokens", "{" + fields + "}");
    }
}
