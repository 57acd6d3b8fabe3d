package io.tollgate.admin.limit;

import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.admin.Browser;
import io.tollgate.admin.ControlPlaneTest;
import io.tollgate.admin.Reply;
import io.tollgate.admin.Tenant;
import io.tollgate.admin.usage.UsageRows;
import io.tollgate.admin.usage.UsageRows.Row;
import io.tollgate.billing.tenant.IdKind;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class LimitTest extends ControlPlaneTest {

    @Test
    void areShownWithWhatIsLeftOfThem() {
        Tenant tenant = signUp();
        tenant.browser().patch("/api/teams/{id}", """
                        {"budgets": [{"amount": "10", "window": "day"}, {"amount": "500", "window": "total"}],
                         "rate_limits": {"rpm": 60}}
                        """, tenant.team());

        Reply limits =
                tenant.browser().get("/api/limits/team/{id}", tenant.team()).is(200);

        assertThat(limits.at("$.name")).isEqualTo("default");
        assertThat(limits.all("$.budgets[*].amount")).containsExactly("10.00", "500.00");
        assertThat(limits.all("$.budgets[*].spent")).containsExactly("0.00", "0.00");
        assertThat(limits.all("$.budgets[*].remaining")).containsExactly("10.00", "500.00");
        assertThat(limits.at("$.budgets[0].resets_at")).endsWith("T00:00:00Z");
        assertThat(limits.at("$.budgets[1].resets_at")).isEqualTo("null");
        assertThat(limits.at("$.rate_limits.rpm.limit")).isEqualTo("60");
        assertThat(limits.at("$.rate_limits.rpm.remaining")).isEqualTo("60");
        assertThat(limits.at("$.rate_limits.tpm")).isEqualTo("null");
    }

    @Test
    void ofRatesMayOnlyReport() {
        Tenant tenant = signUp();
        tenant.browser()
                .patch("/api/teams/{id}", "{\"rate_limits\": {\"rpm\": 60, \"report_only\": true}}", tenant.team())
                .is(200);
        tenant.browser()
                .patch("/api/teams/{id}", "{\"rate_limits\": {\"tpm\": 9}}", tenant.team())
                .is(200);

        Reply team = tenant.browser().get("/api/teams/{id}", tenant.team()).is(200);

        assertThat(team.at("$.rate_limits.report_only")).isEqualTo("true");
        assertThat(tenant.browser().get("/api/limits/team/{id}", tenant.team()).at("$.rate_limits.report_only"))
                .isEqualTo("true");
    }

    @Test
    void areThereForEveryKindOfScope() {
        Tenant tenant = signUp();
        String key = tenant.newKey("k").at("$.id");

        tenant.browser()
                .get("/api/limits/organization/{id}", tenant.organization())
                .is(200);
        tenant.browser().get("/api/limits/key/{id}", key).is(200);
        tenant.browser().get("/api/limits/member/{id}", tenant.user()).is(200);
        tenant.browser().get("/api/limits/planet/{id}", tenant.user()).isProblemOf(400, "scope");
        tenant.browser().get("/api/limits/team/{id}", key).is(404);
    }

    @Test
    void areNotThereForAnotherTenantNorForMembersOfOtherTeams() {
        Tenant tenant = signUp();
        Browser other = signUp().browser();
        Browser outsider = join(tenant, "member", tenant.newTeam("Other"));

        other.get("/api/limits/team/{id}", tenant.team()).is(404);
        other.get("/api/limits/organization/{id}", tenant.organization()).is(404);
        other.get("/api/limits/member/{id}", tenant.user()).is(404);
        outsider.get("/api/limits/team/{id}", tenant.team()).is(404);
        outsider.get("/api/limits/organization/{id}", tenant.organization()).is(404);
        outsider.get("/api/limits/member/{id}", tenant.user()).is(404);
    }

    @Test
    void ofSeveralTeamsAreToldTogetherInTheOrderAskedFor() {
        Tenant tenant = signUp();
        Browser browser = tenant.browser();
        String second = tenant.newTeam("Second");
        String third = tenant.newTeam("Third");
        browser.patch("/api/teams/{id}", """
                        {"budgets": [{"amount": "10", "window": "day"}, {"amount": "500", "window": "total"}],
                         "rate_limits": {"rpm": 60}}
                        """, tenant.team()).is(200);
        browser.patch("/api/teams/{id}", """
                        {"narrowed_limits": [{"model": "gpt-5", "budgets": [{"amount": "3", "window": "day"}]}],
                         "rate_limits": {"tpm": 900}}
                        """, third).is(200);

        List<String> asked = List.of(third, second, tenant.team());
        Reply together = browser.get("/api/limits/team?id={ids}", String.join(",", asked))
                .is(200);

        assertThat(together.all("$.data[*].id")).containsExactlyElementsOf(asked);
        assertThat(together.all("$.data[*].name")).containsExactly("Third", "Second", "default");
        assertThat(together.all("$.data[2].budgets[*].remaining")).containsExactly("10.00", "500.00");
        for (int i = 0; i < asked.size(); i++) {
            assertThat(together.at("$.data[" + i + "]"))
                    .isEqualTo(
                            browser.get("/api/limits/team/{id}", asked.get(i)).at("$"));
        }
    }

    @Test
    void ofSeveralTeamsLeaveOutThoseThatTheCallerMayNotSee() {
        Tenant tenant = signUp();
        String own = tenant.newTeam("Own");
        String foreign = signUp().team();
        String asked = String.join(",", own, tenant.team(), foreign, own);
        Browser member = join(tenant, "member", own);
        Browser nobodysMember = join(tenant, "member");

        assertThat(member.get("/api/limits/team?id={ids}", asked).is(200).all("$.data[*].id"))
                .containsExactly(own);
        assertThat(tenant.browser().get("/api/limits/team?id={ids}", asked).all("$.data[*].id"))
                .containsExactly(own, tenant.team());
        assertThat(nobodysMember.get("/api/limits/team?id={ids}", asked).is(200).at("$.data"))
                .isEqualTo("[]");
    }

    @Test
    void ofSeveralAreRefusedForWhatIsNoIdentifierAndForTooMany() {
        Tenant tenant = signUp();
        String key = tenant.newKey("k").at("$.id");
        String tooMany = Stream.generate(() -> IdKind.TEAM.show(IdKind.next()))
                .limit(101)
                .collect(Collectors.joining(","));

        tenant.browser().get("/api/limits/team?id={id}", key).isProblemOf(400, "id");
        tenant.browser().get("/api/limits/team?id=").isProblemOf(400, "id");
        tenant.browser().get("/api/limits/team?id=,").isProblemOf(400, "id");
        tenant.browser().get("/api/limits/team?id={ids}", tooMany).isProblemOf(400, "id");
        tenant.browser().get("/api/limits/planet?id={id}", key).isProblemOf(400, "scope");
    }

    @Test
    void ofAModelThatAreMadeInTheMiddleOfTheMonthLeaveWhatTheModelDidNotSpend() {
        Tenant tenant = signUp();
        String key = tenant.newKey("k").at("$.id");
        Row row = Row.of(tenant.team(), key, Instant.now()).cost("9");
        new UsageRows(database).add(tenant, row.model("gpt-5"));
        new UsageRows(database).add(tenant, row.model("another"));

        tenant.browser().patch("/api/teams/{id}", """
                        {"narrowed_limits": [{"model": "gpt-5", "budgets": [{"amount": "10", "window": "month"}]}]}
                        """, tenant.team()).is(200);

        Reply limits =
                tenant.browser().get("/api/limits/team/{id}", tenant.team()).is(200);
        assertThat(limits.at("$.narrowed_limits[0].budgets[0].spent")).isEqualTo("9.00");
        assertThat(limits.at("$.narrowed_limits[0].budgets[0].remaining")).isEqualTo("1.00");
    }

    @Test
    void areSetForAModelAnEndpointAndATag() {
        Tenant tenant = signUp();
        Reply changed =
                tenant.browser().patch("/api/teams/{id}", """
                        {"narrowed_limits": [
                           {"model": "gpt-5", "budgets": [{"amount": "3", "window": "day"}]},
                           {"endpoint": "/v1/embeddings", "rate_limits": {"rpm": 7}},
                           {"tag": "env=prod", "budgets": [{"amount": "4", "window": "total", "kind": "soft"}],
                            "rate_limits": {"concurrency": 2}}]}
                        """, tenant.team()).is(200);

        Reply found = tenant.browser().get("/api/teams/{id}", tenant.team()).is(200);
        Reply status =
                tenant.browser().get("/api/limits/team/{id}", tenant.team()).is(200);

        assertThat(found.all("$.narrowed_limits")).isEqualTo(changed.all("$.narrowed_limits"));
        assertThat(status.all("$.narrowed_limits[*].endpoint")).containsExactly("/v1/embeddings", "null", "null");
        assertThat(status.all("$.narrowed_limits[*].model")).containsExactly("null", "gpt-5", "null");
        assertThat(status.all("$.narrowed_limits[*].tag")).containsExactly("null", "null", "env=prod");
        assertThat(status.at("$.narrowed_limits[0].rate_limits.rpm.remaining")).isEqualTo("7");
        assertThat(status.at("$.narrowed_limits[1].budgets[0].remaining")).isEqualTo("3.00");
        assertThat(status.at("$.narrowed_limits[2].rate_limits.concurrency.limit"))
                .isEqualTo("2");
        assertThat(status.at("$.budgets")).isEqualTo("[]");
    }

    @Test
    void ofPartsStayWhenOthersAreChangedAndGoWhenTheyAreLeftOut() {
        Tenant tenant = signUp();
        Browser browser = tenant.browser();
        String key = tenant.newKey("k").at("$.id");
        browser.patch("/api/keys/{id}", """
                        {"narrowed_limits": [{"model": "gpt-5", "rate_limits": {"rpm": 7}}]}
                        """, key).is(200);

        browser.patch("/api/keys/{id}", "{\"rate_limits\": {\"rpm\": 9}}", key).is(200);
        assertThat(browser.get("/api/keys/{id}", key).at("$.narrowed_limits[0].rate_limits.rpm"))
                .isEqualTo("7");
        assertThat(browser.get("/api/keys/{id}", key).at("$.rate_limits.rpm")).isEqualTo("9");

        browser.patch("/api/keys/{id}", "{\"narrowed_limits\": null}", key).is(200);
        assertThat(browser.get("/api/limits/key/{id}", key).at("$.narrowed_limits"))
                .isEqualTo("[]");
    }

    @Test
    void ofPartsAreRefusedByField() {
        Tenant tenant = signUp();

        refused(tenant, "{\"rate_limits\": {\"rpm\": 1}}", "narrowed_limits[0]");
        refused(tenant, "{\"model\": \"a\", \"tag\": \"a=b\", \"rate_limits\": {\"rpm\": 1}}", "narrowed_limits[0]");
        refused(tenant, "{\"model\": \"a\"}", "narrowed_limits[0]");
        refused(tenant, "{\"model\": \"a,b\", \"rate_limits\": {\"rpm\": 1}}", "narrowed_limits[0].model");
        refused(tenant, "{\"endpoint\": \"/v1/x\", \"rate_limits\": {\"rpm\": 1}}", "narrowed_limits[0].endpoint");
        refused(tenant, "{\"tag\": \"prod\", \"rate_limits\": {\"rpm\": 1}}", "narrowed_limits[0].tag");
        refused(tenant, "{\"model\": \"a\", \"rate_limits\": {\"rpm\": -1}}", "narrowed_limits[0].rate_limits.rpm");
        refused(
                tenant,
                "{\"model\": \"a\", \"rate_limits\": {\"rpm\": 1}}, {\"model\": \"a\", \"rate_limits\": {\"rpm\": 2}}",
                "narrowed_limits[1].model");
    }

    private static void refused(Tenant tenant, String limits, String field) {
        tenant.browser()
                .patch("/api/teams/{id}", "{\"narrowed_limits\": [" + limits + "]}", tenant.team())
                .isProblemOf(400, field);
    }
}
