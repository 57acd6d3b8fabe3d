package io.tollgate.admin.member;

import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.admin.Browser;
import io.tollgate.admin.ControlPlaneTest;
import io.tollgate.admin.Tenant;
import org.junit.jupiter.api.Test;

class TeamMemberTest extends ControlPlaneTest {

    private static final String ONE = "/api/teams/{id}/members/{user}";

    @Test
    void isPutIntoATeamAndTakenOut() {
        Tenant tenant = signUp();
        Browser person = join(tenant, "member");
        String team = tenant.newTeam("Search");
        person.get("/api/teams/{id}", team).is(404);

        tenant.browser()
                .put(ONE, "{\"role\": \"member\"}", team, userOf(person))
                .is(200);

        person.get("/api/teams/{id}", team).is(200);
        assertThat(tenant.browser().get("/api/teams/{id}/members", team).all("$.data[*].id"))
                .containsExactly(userOf(person));
        tenant.browser().delete(ONE, team, userOf(person)).is(204);
        tenant.browser().delete(ONE, team, userOf(person)).is(404);
        person.get("/api/teams/{id}", team).is(404);
        assertThat(audited(tenant, "team.member.put")).isEqualTo(1);
        assertThat(audited(tenant, "team.member.remove")).isEqualTo(1);
    }

    @Test
    void asItsAdminManagesTheTeamsPeopleAndKeysAndNoOthers() {
        Tenant tenant = signUp();
        String other = tenant.newTeam("Other");
        Browser lead = join(tenant, "member");
        String newcomer = userOf(join(tenant, "member"));
        String body = "{\"role\": \"member\"}";
        lead.put(ONE, body, tenant.team(), newcomer).is(403);
        tenant.browser()
                .put(ONE, "{\"role\": \"admin\"}", tenant.team(), userOf(lead))
                .is(200);

        lead.put(ONE, body, tenant.team(), newcomer).is(200);

        lead.put(ONE, body, other, newcomer).is(404);
        lead.post("/api/keys", "{\"team_id\": \"%s\", \"name\": \"team's\"}".formatted(tenant.team()))
                .is(201);
        lead.patch("/api/teams/{id}", "{\"name\": \"x\"}", tenant.team()).is(403);
        lead.delete(ONE, tenant.team(), newcomer).is(204);
    }

    @Test
    void leavesTheirOwnKeysOfTheTeamBehindRevoked() {
        Tenant tenant = signUp();
        Browser person = join(tenant, "member", tenant.team());
        String key = person.post("/api/keys", "{\"team_id\": \"%s\", \"name\": \"mine\"}".formatted(tenant.team()))
                .is(201)
                .at("$.id");
        String teams = tenant.newKey("the team's").at("$.id");

        tenant.browser().delete(ONE, tenant.team(), userOf(person)).is(204);

        assertThat(tenant.browser().get("/api/keys/{id}", key).at("$.revoked_at"))
                .isNotEqualTo("null");
        assertThat(tenant.browser().get("/api/keys/{id}", teams).at("$.revoked_at"))
                .isEqualTo("null");
    }

    @Test
    void mustBelongToTheOrganization() {
        Tenant tenant = signUp();
        Tenant stranger = signUp();

        tenant.browser()
                .put(ONE, "{\"role\": \"member\"}", tenant.team(), stranger.user())
                .is(404);
        tenant.browser()
                .put(ONE, "{\"role\": \"captain\"}", tenant.team(), tenant.user())
                .isProblemOf(400, "role");
    }

    private static String userOf(Browser browser) {
        return browser.get("/api/me").is(200).at("$.user.id");
    }
}
