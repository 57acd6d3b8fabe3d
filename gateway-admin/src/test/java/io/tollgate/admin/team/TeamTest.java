package io.tollgate.admin.team;

import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.admin.Browser;
import io.tollgate.admin.ControlPlaneTest;
import io.tollgate.admin.Reply;
import io.tollgate.admin.Tenant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpMethod;

class TeamTest extends ControlPlaneTest {

    private static final String SEARCH = """
            {"name": "Search", "budgets": [{"amount": "10.50", "window": "day"},
                {"amount": "100", "window": "month", "kind": "soft"}],
             "rate_limits": {"rpm": 60, "concurrency": 5}, "allowed_models": ["gpt-4o-mini"]}
            """;

    @Test
    void isMadeReadChangedAndDeleted() {
        Tenant tenant = signUp();
        long before = revision(tenant);

        Reply made = tenant.browser().post("/api/teams", SEARCH).is(201);

        assertThat(made.at("$.budgets[0].amount")).isEqualTo("10.50");
        assertThat(made.at("$.budgets[0].kind")).isEqualTo("hard");
        assertThat(made.at("$.budgets[1].kind")).isEqualTo("soft");
        assertThat(made.at("$.rate_limits.rpm")).isEqualTo("60");
        assertThat(made.at("$.rate_limits.tpm")).isEqualTo("null");
        assertThat(made.all("$.allowed_models[*]")).containsExactly("gpt-4o-mini");
        assertThat(revision(tenant)).isEqualTo(before + 1);
        assertThat(audited(tenant, "team.create")).isEqualTo(1);

        String id = made.at("$.id");
        assertThat(tenant.browser().get("/api/teams/{id}", id).is(200).text()).isEqualTo(made.text());
        assertThat(tenant.browser().get("/api/teams").all("$.data[*].name")).containsExactly("default", "Search");

        tenant.browser().delete("/api/teams/{id}", id).is(204);

        tenant.browser().get("/api/teams/{id}", id).is(404);
        assertThat(tenant.browser().get("/api/teams").all("$.data[*].name")).containsExactly("default");
        assertThat(revision(tenant)).isEqualTo(before + 2);
        assertThat(audited(tenant, "team.delete")).isEqualTo(1);
    }

    @Test
    void keepsWhatAPatchLeavesOutClearsNullsAndReplacesArrays() {
        Tenant tenant = signUp();
        String id = tenant.browser().post("/api/teams", SEARCH).at("$.id");
        long before = revision(tenant);

        Reply patched = tenant.browser().patch("/api/teams/{id}", """
                        {"budgets": [{"amount": "3", "window": "week"}], "rate_limits": {"rpm": null},
                         "allowed_models": null}
                        """, id).is(200);

        assertThat(patched.at("$.name")).isEqualTo("Search");
        assertThat(patched.all("$.budgets[*].window")).containsExactly("week");
        assertThat(patched.at("$.rate_limits.rpm")).isEqualTo("null");
        assertThat(patched.at("$.rate_limits.concurrency")).isEqualTo("5");
        assertThat(patched.at("$.allowed_models")).isEqualTo("null");
        assertThat(tenant.browser().get("/api/teams/{id}", id).text()).isEqualTo(patched.text());
        assertThat(revision(tenant)).isEqualTo(before + 1);
        assertThat(audited(tenant, "team.update")).isEqualTo(1);
    }

    @Test
    void limitsEachOfItsEndUsers() {
        Tenant tenant = signUp();
        String id = tenant.browser().post("/api/teams", """
                        {"name": "Shop", "end_users": {"budgets": [{"amount": "0.50", "window": "day"}],
                         "rate_limits": {"rpm": 10}}}
                        """).is(201).at("$.id");

        Reply status = tenant.browser()
                .get("/api/limits/end_user/{name}?team={team}", "ann", id)
                .is(200);

        assertThat(status.at("$.id")).isEqualTo("ann");
        assertThat(status.at("$.budgets[0].remaining")).isEqualTo("0.50");
        assertThat(status.at("$.rate_limits.rpm.limit")).isEqualTo("10");
        assertThat(tenant.browser().get("/api/teams/{id}", id).at("$.end_users.budgets[0].window"))
                .isEqualTo("day");

        Reply lifted = tenant.browser()
                .patch("/api/teams/{id}", "{\"end_users\": null}", id)
                .is(200);

        assertThat(lifted.at("$.end_users")).isEqualTo("null");
    }

    @Test
    void saysWhatFormAFieldShouldHave() {
        Tenant tenant = signUp();

        Reply words = tenant.browser()
                .post("/api/teams", "{\"name\": \"A\", \"rate_limits\": {\"rpm\": \"x\"}}")
                .is(400);
        Reply query = tenant.browser().get("/api/requests?limit=abc").is(400);

        assertThat(words.text()).contains("rate_limits.rpm", "must be a whole number");
        assertThat(query.text()).contains("limit", "must be a whole number");
    }

    @Test
    void countsNoEndUsersMoneyForEver() {
        Reply refused = signUp().browser().post("/api/teams", """
                        {"name": "Shop", "end_users": {"budgets": [{"amount": "1", "window": "total"}],
                         "rate_limits": {"rpm": -1}}}
                        """).is(400);

        assertThat(refused.all("$.errors[*].field")).containsExactly("end_users.rate_limits.rpm", "end_users.budgets");
    }

    @Test
    void holdsAChangeToTheVersionThatWasRead() {
        Tenant tenant = signUp();
        String id = tenant.newTeam("Search");
        String version = String.valueOf(
                tenant.browser().get("/api/teams/{id}", id).headers().getETag());
        Map<String, String> condition = Map.of("If-Match", version);

        tenant.browser()
                .send(HttpMethod.PATCH, "{\"name\": \"Find\"}", condition, "/api/teams/{id}", id)
                .is(200);

        tenant.browser()
                .send(HttpMethod.PATCH, "{\"name\": \"Seek\"}", condition, "/api/teams/{id}", id)
                .is(412);
        tenant.browser()
                .send(HttpMethod.DELETE, null, condition, "/api/teams/{id}", id)
                .is(412);
        assertThat(tenant.browser().get("/api/teams/{id}", id).at("$.name")).isEqualTo("Find");
    }

    @Test
    void takesNoNumberForAnotherOrForNone() {
        Tenant tenant = signUp();
        Browser browser = tenant.browser();

        for (String rpm : new String[] {"0.9", "1.5", "\"\"", "\" \""}) {
            String limits = "{\"name\": \"x\", \"rate_limits\": {\"rpm\": %s}}".formatted(rpm);
            browser.post("/api/teams", limits).isProblemOf(400, "rate_limits.rpm");
            browser.patch("/api/teams/{id}", limits, tenant.team()).isProblemOf(400, "rate_limits.rpm");
        }
        for (String amount : new String[] {"100.0000000000000001", "1e-400"}) {
            String budget = "{\"name\": \"x\", \"budgets\": [{\"amount\": %s, \"window\": \"day\"}]}".formatted(amount);
            browser.post("/api/teams", budget).isProblemOf(400, "budgets[0].amount");
            browser.patch("/api/teams/{id}", budget, tenant.team()).isProblemOf(400, "budgets[0].amount");
        }
        Reply exact = browser.patch("/api/teams/{id}", """
                        {"budgets": [{"amount": 9000000.000000001, "window": "day"}]}
                        """, tenant.team()).is(200);
        assertThat(exact.at("$.budgets[0].amount")).isEqualTo("9000000.000000001");
    }

    @Test
    void namesTheFieldThatIsWrong() {
        Tenant tenant = signUp();

        tenant.browser().post("/api/teams", "{}").isProblemOf(400, "name");
        budget(tenant, "{\"amount\": \"-1\", \"window\": \"day\"}").isProblemOf(400, "budgets[0].amount");
        budget(tenant, "{\"amount\": \"a lot\", \"window\": \"day\"}").isProblemOf(400, "budgets[0].amount");
        budget(tenant, "{\"amount\": \"0.0000000001\", \"window\": \"day\"}").isProblemOf(400, "budgets[0].amount");
        budget(tenant, "{\"amount\": \"9007199.3\", \"window\": \"day\"}").isProblemOf(400, "budgets[0].amount");
        budget(tenant, "{\"amount\": \"1e999999999\", \"window\": \"day\"}").isProblemOf(400, "budgets[0].amount");
        budget(tenant, "{\"window\": \"day\"}").isProblemOf(400, "budgets[0].amount");
        budget(tenant, "{\"amount\": \"1\", \"window\": \"year\"}").isProblemOf(400, "budgets[0].window");
        budget(tenant, "{\"amount\": \"1\", \"window\": \"day\"}, {\"amount\": \"2\", \"window\": \"day\"}")
                .isProblemOf(400, "budgets[1].window");
        budget(tenant, "null").isProblemOf(400, "budgets[0]");
        tenant.browser()
                .post("/api/teams", "{\"name\": \"x\", \"rate_limits\": {\"rpm\": -1}}")
                .isProblemOf(400, "rate_limits.rpm");
        tenant.browser().post("/api/teams", "{\"name\": \"DEFAULT\"}").isProblemOf(409, "name");
        tenant.browser()
                .patch("/api/teams/{id}", "{\"name\": null}", tenant.team())
                .isProblemOf(400, "name");
    }

    @Test
    void isRoutedByAStrategyThatExists() {
        Tenant tenant = signUp();
        Reply routed = tenant.browser()
                .patch("/api/teams/{id}", "{\"routing\": {\"strategy\": \"price\"}}", tenant.team())
                .is(200);

        assertThat(routed.at("$.routing.strategy")).isEqualTo("price");
        assertThat(tenant.browser().get("/api/teams/{id}", tenant.team()).text())
                .isEqualTo(routed.text());
        tenant.browser()
                .patch("/api/teams/{id}", "{\"routing\": {\"strategy\": \"astrology\"}}", tenant.team())
                .isProblemOf(400, "routing.strategy");
        tenant.browser()
                .patch("/api/teams/{id}", "{\"routing\": {\"only\": [\"a\"], \"max_ttft\": 900}}", tenant.team())
                .is(200);
        Reply renamed = tenant.browser().patch("/api/teams/{id}", "{\"name\": \"Renamed\"}", tenant.team());
        assertThat(renamed.at("$.routing.strategy")).isEqualTo("price");
        assertThat(renamed.at("$.routing.only")).isEqualTo("[\"a\"]");
        tenant.browser()
                .patch("/api/teams/{id}", "{\"routing\": {\"max_ttft\": 0}}", tenant.team())
                .isProblemOf(400, "routing.max_ttft");
        assertThat(tenant.browser()
                        .patch("/api/teams/{id}", "{\"routing\": null}", tenant.team())
                        .at("$.routing"))
                .isEqualTo("null");
    }

    @Test
    void takesAmountsAsNumbersToo() {
        Tenant tenant = signUp();

        assertThat(budget(tenant, "{\"amount\": 0.1, \"window\": \"day\"}")
                        .is(201)
                        .at("$.budgets[0].amount"))
                .isEqualTo("0.10");
    }

    @Test
    void isNotThereForAnotherTenant() {
        Tenant tenant = signUp();
        Tenant other = signUp();

        other.browser().get("/api/teams/{id}", tenant.team()).is(404);
        other.browser()
                .patch("/api/teams/{id}", "{\"name\": \"mine\"}", tenant.team())
                .is(404);
        other.browser().delete("/api/teams/{id}", tenant.team()).is(404);
        other.browser().get("/api/teams/{id}", "team_none").is(404);
        assertThat(tenant.browser().get("/api/teams/{id}", tenant.team()).at("$.name"))
                .isEqualTo("default");
    }

    @Test
    void isForAdminsToChangeAndForItsMembersToSee() {
        Tenant tenant = signUp();
        String other = tenant.newTeam("Other");
        Browser member = join(tenant, "member", tenant.team());

        assertThat(member.get("/api/teams").all("$.data[*].name")).containsExactly("default");
        member.get("/api/teams/{id}", other).is(404);
        assertThat(member.post("/api/teams", "{\"name\": \"x\"}").is(403).at("$.detail"))
                .contains("member", "teams:write");
        join(tenant, "viewer").post("/api/teams", "{\"name\": \"x\"}").is(403);
        join(tenant, "billing").delete("/api/teams/{id}", other).is(403);
        join(tenant, "admin").post("/api/teams", "{\"name\": \"x\"}").is(201);
    }

    @Test
    void comesInPages() {
        Tenant tenant = signUp();
        tenant.newTeam("A");
        tenant.newTeam("B");

        Reply first = tenant.browser().get("/api/teams?limit=2").is(200);
        Reply second = tenant.browser().get("/api/teams?limit=2&cursor={cursor}", first.at("$.next_cursor"));

        assertThat(first.all("$.data[*].name")).containsExactly("default", "A");
        assertThat(second.all("$.data[*].name")).containsExactly("B");
        assertThat(second.at("$.next_cursor")).isEqualTo("null");
    }

    @Test
    void takesItsKeysAlongWhenDeleted() {
        Tenant tenant = signUp();
        String key = tenant.newKey("k").at("$.id");

        tenant.browser().delete("/api/teams/{id}", tenant.team()).is(204);

        assertThat(tenant.browser().get("/api/keys/{id}", key).is(200).at("$.revoked_at"))
                .isNotEqualTo("null");
    }

    private static Reply budget(Tenant tenant, String budgets) {
        return tenant.browser().post("/api/teams", "{\"name\": \"x\", \"budgets\": [" + budgets + "]}");
    }
}
