package io.tollgate.admin.providerkey;

import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.admin.Browser;
import io.tollgate.admin.ControlPlaneTest;
import io.tollgate.admin.Reply;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpMethod;

/** Keys at a provider that cannot be asked; gateway-api's OwnKeysTest has one that can. */
class ProviderKeyTest extends ControlPlaneTest {

    private static final String SECRET = "sk-own-1234567890-x7Qa";

    private String provider;
    private Browser browser;

    @BeforeEach
    void enterAProvider() {
        browser = signUp().browser();
        provider = "p" + UUID.randomUUID();
        operator().put("/api/operator/providers/{slug}", """
                {"display_name": "Nowhere", "protocol": "openai", "base_url": "https://provider.invalid/v1"}
                """, provider).is(201);
    }

    @Test
    void isKeptAndNeverShownAgain() {
        Reply added = add("\"name\": \"ours\"").is(201);

        assertThat(added.at("$.hint")).isEqualTo("…x7Qa");
        assertThat(added.at("$.precedence")).isEqualTo("before");
        assertThat(added.at("$.verified_at")).isEqualTo("null");
        Reply listed = browser.get("/api/provider-keys").is(200);
        assertThat(listed.all("$.data[*].name")).containsExactly("ours");
        assertThat(browser.get("/api/audit").is(200).text())
                .contains("provider_key.create")
                .doesNotContain(SECRET);
        assertThat(added.text() + listed.text()).doesNotContain(SECRET);
        assertThat(number(
                        "select count(*) from provider_key where encode(sealed, 'escape') like '%' || $1 || '%'",
                        SECRET))
                .isZero();
    }

    @Test
    void namesEveryFieldAtFault() {
        Reply refused = browser.post("/api/provider-keys", "{\"precedence\": \"between\"}")
                .is(400);
        assertThat(refused.all("$.errors[*].field")).containsExactly("provider", "name", "api_key", "precedence");
        browser.post("/api/provider-keys", """
                {"provider": "nobody", "name": "n", "api_key": "k"}""").isProblemOf(400, "provider");
    }

    @Test
    void hasANameOfItsOwnAtTheProvider() {
        add("\"name\": \"ours\"").is(201);

        add("\"name\": \"Ours\"").isProblemOf(409, "name");
    }

    @Test
    void changesItsPlace() {
        String path = "/api/provider-keys/" + add("\"name\": \"ours\"").is(201).at("$.id");

        Reply changed = browser.patch(path, "{\"precedence\": \"after\"}").is(200);

        assertThat(changed.at("$.precedence")).isEqualTo("after");
        assertThat(changed.at("$.name")).isEqualTo("ours");
        assertThat(changed.at("$.hint")).isEqualTo("…x7Qa");
        Reply audit = browser.get("/api/audit?action=provider_key.update").is(200);
        assertThat(audit.at("$.data[0].detail.from.precedence")).isEqualTo("before");
        assertThat(audit.at("$.data[0].detail.to.precedence")).isEqualTo("after");
    }

    @Test
    void isNotChangedByWhoeverHasNotSeenTheLastChange() {
        String path = "/api/provider-keys/" + add("\"name\": \"ours\"").is(201).at("$.id");
        Map<String, String> read = Map.of(
                "If-Match", String.valueOf(browser.get(path).is(200).headers().getETag()));
        browser.send(HttpMethod.PATCH, "{\"name\": \"first\"}", read, path).is(200);

        browser.send(HttpMethod.PATCH, "{\"name\": \"second\"}", read, path).is(412);

        assertThat(browser.get(path).at("$.name")).isEqualTo("first");
    }

    @Test
    void saysThatItsProviderCannotBeAsked() {
        String path = "/api/provider-keys/" + add("\"name\": \"ours\"").is(201).at("$.id");

        assertThat(browser.post(path + "/verify", null).is(503).at("$.detail")).contains("Nowhere could not be asked");
    }

    @Test
    void isGoneWhenItIsDeleted() {
        String path = "/api/provider-keys/" + add("\"name\": \"ours\"").is(201).at("$.id");

        browser.delete(path).is(204);

        browser.get(path).is(404);
        browser.delete(path).is(404);
    }

    private Reply add(String fields) {
        return browser.post(
                "/api/provider-keys",
                "{\"provider\": \"%s\", \"api_key\": \"%s\", %s}".formatted(provider, SECRET, fields));
    }
}
