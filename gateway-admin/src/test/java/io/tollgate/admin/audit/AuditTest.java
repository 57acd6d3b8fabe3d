package io.tollgate.admin.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.admin.ControlPlaneTest;
import io.tollgate.admin.Reply;
import io.tollgate.admin.Tenant;
import org.junit.jupiter.api.Test;

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
}
