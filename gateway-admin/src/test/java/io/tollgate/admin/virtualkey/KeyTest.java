package io.tollgate.admin.virtualkey;

import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.admin.Browser;
import io.tollgate.admin.ControlPlaneTest;
import io.tollgate.admin.Reply;
import io.tollgate.admin.Tenant;
import io.tollgate.billing.tenant.IdKind;
import io.tollgate.billing.tenant.SecretFormat;
import io.tollgate.billing.tenant.SecretHasher;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class KeyTest extends ControlPlaneTest {

    @Autowired
    private SecretHasher hasher;

    @Test
    void showsItsSecretOnceAndStoresItsHash() {
        Tenant tenant = signUp();
        long before = revision(tenant);

        Reply issued = tenant.browser()
                .post("/api/keys", """
                        {"team_id": "%s", "member_id": "%s", "name": "production",
                         "budgets": [{"amount": "1", "window": "day"}], "rate_limits": {"tpm": 1000},
                         "tags": {"env": "prod"}, "expires_at": "2099-01-01T00:00:00Z"}
                        """.formatted(tenant.team(), tenant.user()))
                .is(201);

        String secret = issued.at("$.secret");
        assertThat(SecretFormat.VIRTUAL_KEY.matches(secret)).isTrue();
        assertThat(issued.at("$.team.name")).isEqualTo("default");
        assertThat(issued.at("$.member.id")).isEqualTo(tenant.user());
        Reply read = tenant.browser().get("/api/keys/{id}", issued.at("$.id")).is(200);
        assertThat(read.text()).doesNotContain(secret);
        assertThat(read.at("$.hint")).startsWith("sk-tg-").endsWith(secret.substring(secret.length() - 4));
        assertThat(read.at("$.tags.env")).isEqualTo("prod");
        assertThat(read.at("$.expires_at")).isEqualTo("2099-01-01T00:00:00Z");
        assertThat(stored(secret)).isEqualTo(1);
        assertThat(revision(tenant)).isEqualTo(before + 1);
        assertThat(audited(tenant, "key.create")).isEqualTo(1);
        assertThat(tenant.browser().get("/api/audit").text()).doesNotContain(secret);
    }

    @Test
    void isChanged() {
        Tenant tenant = signUp();
        String id = tenant.newKey("before").at("$.id");
        long before = revision(tenant);

        Reply patched = tenant.browser().patch("/api/keys/{id}", """
                        {"name": "after", "budgets": [{"amount": "0", "window": "total"}], "tags": {"a": "b"}}
                        """, id).is(200);

        assertThat(patched.at("$.name")).isEqualTo("after");
        assertThat(patched.at("$.budgets[0].amount")).isEqualTo("0.00");
        assertThat(tenant.browser().get("/api/keys/{id}", id).text()).isEqualTo(patched.text());
        assertThat(revision(tenant)).isEqualTo(before + 1);
        assertThat(audited(tenant, "key.update")).isEqualTo(1);
    }

    @Test
    void losesATagThatIsSetToNull() {
        Tenant tenant = signUp();
        String id = inTeam(tenant, "\"name\": \"k\", \"tags\": {\"a\": \"1\", \"b\": \"2\"}")
                .is(201)
                .at("$.id");

        Reply patched = tenant.browser()
                .patch("/api/keys/{id}", "{\"tags\": {\"a\": null, \"none\": null}}", id)
                .is(200);

        assertThat(patched.at("$.tags")).isEqualTo("{b=2}");
    }

    @Test
    void refusesAMisspeltFieldThatIsNull() {
        Tenant tenant = signUp();
        String id = tenant.newKey("k").at("$.id");

        tenant.browser()
                .patch("/api/keys/{id}", "{\"rate_limits\": {\"rpn\": null}}", id)
                .isProblemOf(400, "rate_limits.rpn");
    }

    @Test
    void getsAnotherSecretWhenRotated() {
        Tenant tenant = signUp();
        Reply issued = tenant.newKey("k");
        String id = issued.at("$.id");
        long before = revision(tenant);

        Reply rotated = tenant.browser().post("/api/keys/{id}/rotate", null, id).is(201);

        assertThat(rotated.at("$.id")).isEqualTo(id);
        assertThat(rotated.at("$.secret")).isNotEqualTo(issued.at("$.secret"));
        assertThat(stored(issued.at("$.secret"))).isZero();
        assertThat(stored(rotated.at("$.secret"))).isEqualTo(1);
        assertThat(revision(tenant)).isEqualTo(before + 1);
        assertThat(audited(tenant, "key.rotate")).isEqualTo(1);
    }

    @Test
    void isRevokedForGood() {
        Tenant tenant = signUp();
        String id = tenant.newKey("k").at("$.id");
        long before = revision(tenant);

        tenant.browser().delete("/api/keys/{id}", id).is(204);

        assertThat(tenant.browser().get("/api/keys").all("$.data[*].id")).doesNotContain(id);
        assertThat(tenant.browser().get("/api/keys?revoked=true").all("$.data[*].id"))
                .contains(id);
        tenant.browser().patch("/api/keys/{id}", "{\"name\": \"x\"}", id).is(409);
        tenant.browser().post("/api/keys/{id}/rotate", null, id).is(409);
        assertThat(revision(tenant)).isEqualTo(before + 1);
        assertThat(audited(tenant, "key.revoke")).isEqualTo(1);
    }

    @Test
    void namesTheFieldThatIsWrong() {
        Tenant tenant = signUp();
        Tenant other = signUp();

        create(tenant.browser(), "\"name\": \"k\"").isProblemOf(400, "team_id");
        create(tenant.browser(), "\"name\": \"k\", \"team_id\": \"x\"").isProblemOf(400, "team_id");
        create(tenant.browser(), "\"name\": \"k\", \"team_id\": \"" + other.team() + "\"")
                .isProblemOf(400, "team_id");
        inTeam(tenant, "\"name\": \"\"").isProblemOf(400, "name");
        inTeam(tenant, "\"name\": \"k\", \"expires_at\": \"2020-01-01T00:00:00Z\"")
                .isProblemOf(400, "expires_at");
        inTeam(tenant, "\"name\": \"k\", \"expires_at\": \"soon\"").isProblemOf(400, "expires_at");
        inTeam(tenant, "\"name\": \"k\", \"expires_at\": \"9999-12-31T23:59:59.9999999Z\"")
                .isProblemOf(400, "expires_at");
        inTeam(tenant, "\"name\": \"k\", \"member_id\": \"" + other.user() + "\"")
                .isProblemOf(400, "member_id");
        inTeam(tenant, "\"name\": \"k\", \"tags\": {\"a b\": \"c\"}").isProblemOf(400, "tags.a b");
        inTeam(tenant, "\"name\": \"k\", \"budgets\": [{\"amount\": \"-5\", \"window\": \"day\"}]")
                .isProblemOf(400, "budgets[0].amount");
        String key = tenant.newKey("k").at("$.id");
        tenant.browser()
                .patch("/api/keys/{id}", "{\"team_id\": \"" + tenant.newTeam("B") + "\"}", key)
                .isProblemOf(400, "team_id");
    }

    @Test
    void isNotThereForAnotherTenant() {
        Tenant tenant = signUp();
        Tenant other = signUp();
        String id = tenant.newKey("k").at("$.id");

        other.browser().get("/api/keys/{id}", id).is(404);
        other.browser().patch("/api/keys/{id}", "{\"name\": \"x\"}", id).is(404);
        other.browser().post("/api/keys/{id}/rotate", null, id).is(404);
        other.browser().delete("/api/keys/{id}", id).is(404);
        assertThat(other.browser().get("/api/keys").all("$.data[*].id")).isEmpty();
    }

    @Test
    void belongsToItsMemberWhoMakesOthersForThemselvesAlone() {
        Tenant tenant = signUp();
        String teams = tenant.newKey("the team's").at("$.id");
        String elsewhere = tenant.newTeam("Other");
        Browser member = join(tenant, "member", tenant.team());
        String me = member.get("/api/me").at("$.user.id");

        Reply own = create(member, "\"name\": \"mine\", \"team_id\": \"" + tenant.team() + "\"")
                .is(201);

        assertThat(own.at("$.member.id")).isEqualTo(me);
        member.post("/api/keys/{id}/rotate", null, own.at("$.id")).is(201);
        member.delete("/api/keys/{id}", teams).is(403);
        create(member, "\"name\": \"x\", \"team_id\": \"" + elsewhere + "\"").isProblemOf(400, "team_id");
        create(
                        member,
                        "\"name\": \"x\", \"team_id\": \"" + tenant.team() + "\", \"member_id\": \"" + tenant.user()
                                + "\"")
                .is(403);
        join(tenant, "viewer").delete("/api/keys/{id}", teams).is(403);
    }

    @Test
    void isListedByTeam() {
        Tenant tenant = signUp();
        tenant.newKey("in default");
        String other = tenant.newTeam("Other");

        assertThat(tenant.browser().get("/api/keys?team_id={id}", other).all("$.data"))
                .isEmpty();
        assertThat(tenant.browser().get("/api/keys?team_id={id}", tenant.team()).all("$.data[*].name"))
                .containsExactly("in default");
        tenant.browser().get("/api/keys?team_id=x").isProblemOf(400, "team_id");
    }

    private long stored(String secret) {
        return number("select count(*) from virtual_key where secret_hash = $1", (Object) hasher.hash(secret));
    }

    private static Reply inTeam(Tenant tenant, String fields) {
        return create(tenant.browser(), fields + ", \"team_id\": \"" + tenant.team() + "\"");
    }

    private static Reply create(Browser browser, String fields) {
        return browser.post("/api/keys", "{" + fields + "}");
    }

    @Test
    void isForTheEndpointsAddressesAndEnvironmentThatItNames() {
        Tenant tenant = signUp();

        Reply made =
                tenant.browser().post("/api/keys", """
                        {"team_id": "%s", "name": "k", "endpoints": ["/v1/embeddings"],
                         "ip_ranges": ["203.0.113.0/24", "2001:db8::1"], "environment": "production"}
                        """.formatted(tenant.team())).is(201);

        assertThat(made.all("$.endpoints[*]")).containsExactly("/v1/embeddings");
        assertThat(made.all("$.ip_ranges[*]")).containsExactly("203.0.113.0/24", "2001:db8::1");
        assertThat(made.at("$.disabled")).isEqualTo("false");
        tenant.newKey("other");
        assertThat(tenant.browser().get("/api/keys?environment=production").all("$.data[*].id"))
                .containsExactly(made.at("$.id"));
        scoped(tenant, "\"endpoints\": [\"/v1/everything\"]").isProblemOf(400, "endpoints[0]");
        scoped(tenant, "\"endpoints\": []").isProblemOf(400, "endpoints");
        scoped(tenant, "\"ip_ranges\": [\"10.0.0.0/8\", \"home\"]").isProblemOf(400, "ip_ranges[1]");
    }

    @Test
    void isFoundByAPartOfItsNameOrOfItsHint() {
        Tenant tenant = signUp();
        Reply made = tenant.newKey("Nightly_batch");
        tenant.newKey("NightlyXbatch");
        String hint = made.at("$.hint");

        assertThat(tenant.browser().get("/api/keys?search=LY_B").all("$.data[*].id"))
                .containsExactly(made.at("$.id"));
        assertThat(tenant.browser()
                        .get("/api/keys?search={end}", hint.substring(hint.length() - 4))
                        .all("$.data[*].id"))
                .contains(made.at("$.id"));
        assertThat(tenant.browser().get("/api/keys?search=weekly").is(200).all("$.data[*]"))
                .isEmpty();
    }

    @Test
    void isDisabledAndEnabledAgain() {
        Tenant tenant = signUp();
        String id = tenant.newKey("k").at("$.id");
        long before = revision(tenant);

        Reply disabled = tenant.browser()
                .patch("/api/keys/{id}", "{\"disabled\": true}", id)
                .is(200);
        Reply enabled = tenant.browser()
                .patch("/api/keys/{id}", "{\"disabled\": false}", id)
                .is(200);

        assertThat(disabled.at("$.disabled")).isEqualTo("true");
        assertThat(enabled.at("$.disabled")).isEqualTo("false");
        assertThat(revision(tenant)).isEqualTo(before + 2);
    }

    @Test
    void keepsItsOldSecretForATimeOfGraceWhenRotated() {
        Tenant tenant = signUp();
        Reply first = tenant.newKey("k");
        String id = first.at("$.id");

        Reply second = tenant.browser()
                .post("/api/keys/{id}/rotate", "{\"grace_seconds\": 3600}", id)
                .is(201);

        assertThat(second.at("$.previous_secret_until")).isNotEqualTo("null");
        assertThat(lookUp(tenant, first.at("$.secret")).is(200).at("$.id")).isEqualTo(id);
        assertThat(lookUp(tenant, second.at("$.secret")).is(200).at("$.id")).isEqualTo(id);
        tenant.browser().post("/api/keys/{id}/rotate", null, id).is(201);
        lookUp(tenant, second.at("$.secret")).is(404);
        tenant.browser()
                .post("/api/keys/{id}/rotate", "{\"grace_seconds\": 604801}", id)
                .isProblemOf(400, "grace_seconds");
    }

    @Test
    void isFoundByItsSecretInItsOwnOrganizationAlone() {
        Tenant tenant = signUp();
        String secret = tenant.newKey("leaked").at("$.secret");

        assertThat(lookUp(tenant, secret).is(200).at("$.name")).isEqualTo("leaked");
        lookUp(signUp(), secret).is(404);
        lookUp(tenant, secret.substring(0, secret.length() - 1) + "!").isProblemOf(400, "secret");
        assertThat(lookUp(tenant, secret).text()).doesNotContain(secret);
    }

    @Test
    void isTheSameVersionAfterItWasUsed() {
        Tenant tenant = signUp();
        String id = tenant.newKey("k").at("$.id");
        String version = String.valueOf(
                tenant.browser().get("/api/keys/{id}", id).headers().getETag());

        run("update virtual_key set last_used_at = now() where id = $1", id(IdKind.KEY, id));

        Reply used = tenant.browser().get("/api/keys/{id}", id).is(200);
        assertThat(used.at("$.last_used_at")).isNotEqualTo("null");
        assertThat(used.headers().getETag()).isEqualTo(version);
    }

    private static Reply scoped(Tenant tenant, String field) {
        return tenant.browser()
                .post("/api/keys", "{\"team_id\": \"%s\", \"name\": \"k\", %s}".formatted(tenant.team(), field));
    }

    private static Reply lookUp(Tenant tenant, String secret) {
        return tenant.browser().post("/api/keys/lookup", "{\"secret\": \"%s\"}".formatted(secret));
    }
}
