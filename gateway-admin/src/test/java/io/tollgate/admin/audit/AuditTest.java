package io.tollgate.admin.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tollgate.admin.ControlPlaneTest;
import io.tollgate.admin.Reply;
import io.tollgate.admin.Tenant;
import io.tollgate.billing.tenant.IdKind;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpMethod;

class AuditTest extends ControlPlaneTest {

    @Test
    void tellsWhoChangedWhat() {
        Tenant tenant = signUp();
        String team = tenant.newTeam("Search");
        String token =
                tenant.browser().post("/api/tokens", "{\"name\": \"bot\"}").at("$.secret");
        browser()
                .bearer(token)
                .patch("/api/teams/{id}", "{\"name\": \"Find\"}", team)
                .is(200);

        Reply events = tenant.browser().get("/api/audit").is(200);

        assertThat(events.all("$.data[*].action"))
                .containsExactly("team.update", "token.create", "team.create", "organization.create");
        assertThat(events.at("$.data[0].actor.kind")).isEqualTo("token");
        assertThat(events.at("$.data[0].actor.name")).isEqualTo("bot");
        assertThat(events.at("$.data[0].target.id")).isEqualTo(team);
        assertThat(events.at("$.data[0].detail.from.name")).isEqualTo("Search");
        assertThat(events.at("$.data[0].detail.to.name")).isEqualTo("Find");
        assertThat(events.at("$.data[2].actor.id")).isEqualTo(tenant.user());
    }

    @Test
    void comesInPages() {
        Tenant tenant = signUp();
        tenant.newTeam("A");
        tenant.newTeam("B");

        Reply first = tenant.browser().get("/api/audit?limit=2").is(200);
        Reply second = tenant.browser()
                .get("/api/audit?limit=2&cursor={cursor}", first.at("$.next_cursor"))
                .is(200);

        assertThat(first.all("$.data[*].detail.name")).containsExactly("B", "A");
        assertThat(second.all("$.data[*].action")).containsExactly("organization.create");
    }

    @Test
    void isForAdmins() {
        Tenant tenant = signUp();

        join(tenant, "admin").get("/api/audit").is(200);
        join(tenant, "member").get("/api/audit").is(403);
        join(tenant, "viewer").get("/api/audit").is(403);
    }

    @Test
    void aRefusedChangeLeavesNoEventAndNoRevision() {
        Tenant tenant = signUp();
        long before = revision(tenant);

        tenant.browser().post("/api/teams", "{\"name\": \"default\"}").is(409);

        assertThat(audited(tenant, "team.create")).isZero();
        assertThat(revision(tenant)).isEqualTo(before);
    }

    @Test
    void saysFromWhereAndWhatWasThereBefore() {
        Tenant tenant = signUp();
        String team = tenant.newTeam("Search");
        tenant.browser().delete("/api/teams/{id}", team).is(204);

        Reply events = tenant.browser().get("/api/audit").is(200);

        assertThat(events.at("$.data[0].address")).isEqualTo("127.0.0.1");
        assertThat(events.at("$.data[0].detail.from.name")).isEqualTo("Search");
    }

    @Test
    void isNarrowedByActionActorTargetAndTime() {
        Tenant tenant = signUp();
        String team = tenant.newTeam("Search");
        tenant.browser().patch("/api/teams/{id}", "{\"name\": \"Find\"}", team).is(200);
        tenant.newKey("k");

        assertThat(actions(tenant, "?action=team")).containsExactly("team.update", "team.create");
        assertThat(actions(tenant, "?action=team.update")).containsExactly("team.update");
        assertThat(actions(tenant, "?action=te%25")).isEmpty();
        assertThat(actions(tenant, "?target=" + team)).containsExactly("team.update", "team.create");
        assertThat(actions(tenant, "?actor=" + tenant.user())).hasSize(4);
        assertThat(actions(tenant, "?to=2020-01-01")).isEmpty();
        tenant.browser().get("/api/audit?actor=me").isProblemOf(400, "actor");
        tenant.browser().get("/api/audit?from=soon").isProblemOf(400, "from");
    }

    @Test
    void isExportedWholeAsLinesThatNoSpreadsheetRuns() {
        Tenant tenant = signUp();
        tenant.newTeam("Search, \\\"large\\\"");
        run("update app_user set name = '=1+1' where id = $1", id(IdKind.USER, tenant.user()));

        Reply file = tenant.browser()
                .send(HttpMethod.GET, null, Map.of("Accept", "text/csv"), "/api/audit?action=team")
                .is(200);

        assertThat(file.text().lines()).hasSize(2);
        assertThat(file.text())
                .startsWith("id,at,actor_kind,")
                .contains(",team.create,team,team_", ",'=1+1,")
                .contains("Search, \\\"\"large\\\"\"");
        assertThat(String.valueOf(file.headers().getContentType())).startsWith("text/csv");
    }

    @Test
    void tellsAnOrganizationWhatTheOperatorDidAndNotWhoOfItsPeople() {
        Tenant tenant = signUp();
        Tenant person = operatingPerson();

        person.browser()
                .patch(
                        "/api/operator/organizations/{id}",
                        "{\"status\": \"suspended\", \"fee_percent\": \"5\"}",
                        tenant.organization())
                .is(200);

        Reply own =
                tenant.browser().get("/api/audit?action=organization.update").is(200);
        assertThat(own.at("$.data[0].actor.kind")).isEqualTo("operator");
        assertThat(own.at("$.data[0].detail.from.status")).isEqualTo("active");
        assertThat(own.at("$.data[0].detail.to.status")).isEqualTo("suspended");
        assertThat(own.at("$.data[0].detail.to.fee_percent")).isEqualTo("5");
        assertThat(own.at("$.data[0].actor.id")).isEqualTo("null");
        assertThat(own.at("$.data[0].actor.name")).isEqualTo("null");
        assertThat(own.at("$.data[0].address")).isEqualTo("null");
        assertThat(actions(tenant, "?actor=" + person.user())).isEmpty();
        assertThat(tenant.browser()
                        .send(HttpMethod.GET, null, Map.of("Accept", "text/csv"), "/api/audit")
                        .text())
                .contains("organization.update")
                .doesNotContain(person.user());
    }

    @Test
    void tellsTheOperatorAllThatItDidAndByWhom() {
        Tenant tenant = signUp();
        Tenant person = operatingPerson();
        tenant.newTeam("Search");
        person.browser()
                .patch("/api/operator/organizations/{id}", "{\"fee_percent\": \"7\"}", tenant.organization())
                .is(200);
        operator()
                .put("/api/operator/announcements/audited", "{\"text\": \"Hello\"}")
                .is(201);
        operator().put("/api/operator/providers/audited", """
                        {"display_name": "A", "protocol": "openai", "base_url": "https://api.example.com/v1"}
                        """).is(201);

        Reply all = operator().get("/api/operator/audit?limit=5").is(200);

        assertThat(all.at("$.data[0].target.id")).isEqualTo("audited");
        assertThat(all.at("$.data[0].actor.name")).isEqualTo("configured");
        assertThat(all.all("$.data[*].action")).contains("organization.update").doesNotContain("team.create");
        Reply own =
                operator().get("/api/operator/audit?actor={id}", person.user()).is(200);
        assertThat(own.all("$.data[*].action")).containsExactly("organization.update");
        assertThat(own.at("$.data[0].actor.kind")).isEqualTo("operator");
        assertThat(own.at("$.data[0].actor.name")).isEqualTo("Ada Lovelace");
        assertThat(own.at("$.data[0].address")).isEqualTo("127.0.0.1");
        assertThat(operator()
                        .get("/api/operator/audit?organization={id}", tenant.organization())
                        .all("$.data[*].action"))
                .containsExactly("organization.update", "team.create", "organization.create");
        operator().get("/api/operator/audit?organization=acme").isProblemOf(400, "organization");
        assertThat(operator()
                        .send(HttpMethod.GET, null, Map.of("Accept", "text/csv"), "/api/operator/audit?action=provider")
                        .text())
                .contains("audited");
        operator().delete("/api/operator/providers/audited").is(204);
    }

    private Tenant operatingPerson() {
        Tenant person = signUp();
        operator().put("/api/operator/operators/{email}", "", person.email()).is(200);
        return person;
    }

    @Test
    void onlyGrows() {
        signUp().newTeam("Search");

        for (String sql :
                new String[] {"update audit_event set action = 'x'", "delete from audit_event", "truncate audit_event"
                }) {
            assertThatThrownBy(() -> run(sql)).hasMessageContaining("only grows");
        }
    }

    private static List<String> actions(Tenant tenant, String query) {
        return tenant.browser()
                .send(HttpMethod.GET, null, Map.of(), "/api/audit" + query)
                .is(200)
                .all("$.data[*].action");
    }
}
