package io.tollgate.api.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.api.testing.GatewayTest;
import io.tollgate.api.testing.Tenant;
import io.tollgate.api.testing.TestKey;
import io.tollgate.billing.tenant.IdKind;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class KeyEndpointTest extends GatewayTest {

    @Test
    void tellsAKeyWhoItIs() {
        Tenant tenant = tenant();
        TestKey key = tenant.issueKey("ci");

        JsonNode seen = caller(key).get("/v1/key").expect(200).json();

        assertThat(seen.get("id").asString()).isEqualTo(IdKind.KEY.show(key.id()));
        assertThat(seen.get("name").asString()).isEqualTo("ci");
        assertThat(seen.get("team").get("id").asString()).isEqualTo(IdKind.TEAM.show(tenant.teamId()));
        assertThat(seen.get("organization").get("name").asString()).isEqualTo("Acme");
        assertThat(seen.get("allowed_models").isNull()).isTrue();
    }

    @Test
    void allowsOnlyWhatBothTeamAndKeyAllow() {
        Tenant tenant = tenant();
        TestKey key = tenant.issueKey("ci");
        tenant.execute("update team set allowed_models = '{a,b}' where id = ?", tenant.teamId());
        tenant.execute("update virtual_key set allowed_models = '{b,c}' where id = ?", key.id());

        assertThat(caller(key).get("/v1/key").expect(200).json().get("allowed_models"))
                .isEqualTo(JsonMapper.shared().readTree("[\"b\"]"));
    }

    @Test
    void showsWhatRemainsOfEachLimit() {
        Tenant tenant = tenant();
        TestKey key = tenant.issueKey("ci");
        tenant.execute("""
                insert into budget (organization_id, id, scope, scope_id, budget_window, amount_nano)
                values (?, gen_random_uuid(), 'team', ?, 'total', 5500000000)
                """, tenant.organizationId(), tenant.teamId());
        tenant.execute(
                "insert into rate_limit (organization_id, scope, scope_id, rpm) values (?, 'key', ?, 60)",
                tenant.organizationId(),
                key.id());

        assertThat(caller(key).get("/v1/key").expect(200).json().get("limits"))
                .isEqualTo(JsonMapper.shared().readTree("""
                                [{"scope": "organization", "name": "Acme", "budgets": [], "rate_limits": {}},
                                 {"scope": "team", "name": "search", "rate_limits": {}, "budgets": [
                                    {"amount": "5.50", "window": "total", "kind": "hard", "spent": "0.00",
                                     "reserved": "0.00", "remaining": "5.50", "resets_at": null}]},
                                 {"scope": "key", "name": "ci", "budgets": [],
                                  "rate_limits": {"rpm": {"limit": 60, "remaining": 60}}}]
                                """));
    }

    @Test
    void showsTheLimitsOfPartsThatTheKeyCanHave() {
        Tenant tenant = tenant();
        TestKey key = tenant.issueKey("ci");
        tenant.execute("update virtual_key set tags = '{\"env\": \"prod\"}' where id = ?", key.id());
        tenant.execute("""
                insert into rate_limit (organization_id, scope, scope_id, narrowed_to, rpm)
                values (?, 'key', ?, 'tag:env=prod', 60), (?, 'key', ?, 'tag:env=test', 70)
                """, tenant.organizationId(), key.id(), tenant.organizationId(), key.id());

        JsonNode limits = caller(key).get("/v1/key").expect(200).json().get("limits");

        assertThat(limits).hasSize(4);
        assertThat(limits.get(3)).isEqualTo(JsonMapper.shared().readTree("""
                {"scope": "key", "name": "ci", "narrowed_to": {"tag": "env=prod"}, "budgets": [],
                 "rate_limits": {"rpm": {"limit": 60, "remaining": 60}}}
                """));
    }

    @Test
    void countsAMemberAmongTheScopes() {
        Tenant tenant = tenant();
        TestKey key = tenant.issueKey("ci");
        tenant.execute(
                "insert into app_user (id, email, name, password_hash) values (?, ?, 'Ada', 'none')",
                key.id(),
                key.id() + "@example.com");
        tenant.execute("update virtual_key set member_id = ? where id = ?", key.id(), key.id());

        JsonNode member =
                caller(key).get("/v1/key").expect(200).json().get("limits").get(3);

        assertThat(member.get("scope").asString()).isEqualTo("member");
        assertThat(member.get("name").asString()).isEqualTo("Ada");
    }
}
