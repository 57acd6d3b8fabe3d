package io.tollgate.admin.member;

import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.admin.Browser;
import io.tollgate.admin.ControlPlaneTest;
import io.tollgate.admin.Reply;
import io.tollgate.admin.Tenant;
import io.tollgate.billing.tenant.IdKind;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpMethod;

class MemberTest extends ControlPlaneTest {

    @Test
    void isListedWithTheirRoleAndTeams() {
        Tenant tenant = signUp();
        join(tenant, "viewer", tenant.team());

        Reply members = tenant.browser().get("/api/members").is(200);

        assertThat(members.all("$.data[*].role")).containsExactly("owner", "viewer");
        assertThat(members.all("$.data[*].teams[*].name")).containsExactly("default", "default");
        assertThat(members.at("$.data[0].email")).isEqualTo(tenant.email());
        Reply first = tenant.browser().get("/api/members?limit=1").is(200);
        Reply second = tenant.browser().get("/api/members?limit=1&cursor={c}", first.at("$.next_cursor"));
        assertThat(second.all("$.data[*].role")).containsExactly("viewer");
        assertThat(second.at("$.next_cursor")).isEqualTo("null");
    }

    @Test
    void isSeenByAMemberInTheirTeamsAlone() {
        Tenant tenant = signUp();
        String other = tenant.newTeam("Other");
        Browser member = join(tenant, "member", tenant.team());
        String stranger = userOf(join(tenant, "member", other));

        List<String> seen = member.get("/api/members").all("$.data[*].id");

        assertThat(seen).containsExactlyInAnyOrder(tenant.user(), userOf(member));
        member.get("/api/members/{id}", stranger).is(404);
        assertThat(join(tenant, "billing").get("/api/members").all("$.data[*].id"))
                .contains(stranger);
    }

    @Test
    void getsAnotherRoleThatCountsAtOnce() {
        Tenant tenant = signUp();
        Browser person = join(tenant, "viewer");
        String id = userOf(person);
        person.post("/api/teams", "{\"name\": \"x\"}").is(403);

        tenant.browser().patch("/api/members/{id}", "{\"role\": \"admin\"}", id).is(200);

        person.post("/api/teams", "{\"name\": \"x\"}").is(201);
        assertThat(audited(tenant, "member.update")).isEqualTo(1);
        tenant.browser().patch("/api/members/{id}", "{\"role\": \"king\"}", id).isProblemOf(400, "role");
    }

    @Test
    void hasLimitsForTheirOwnKeysThatStayWhenOnlyTheRoleChanges() {
        Tenant tenant = signUp();
        String id = userOf(join(tenant, "member", tenant.team()));

        tenant.browser().patch("/api/members/{id}", """
                        {"budgets": [{"amount": "5", "window": "month"}], "rate_limits": {"rpm": 60},
                         "narrowed_limits": [{"model": "gpt-5", "budgets": [{"amount": "1", "window": "day"}]}]}
                        """, id).is(200);
        tenant.browser()
                .patch("/api/members/{id}", "{\"role\": \"viewer\"}", id)
                .is(200);

        Reply member = tenant.browser().get("/api/members/{id}", id).is(200);
        assertThat(member.at("$.role")).isEqualTo("viewer");
        assertThat(member.at("$.budgets[0].amount")).isEqualTo("5.00");
        assertThat(member.at("$.narrowed_limits[0].model")).isEqualTo("gpt-5");
        Reply standing = tenant.browser().get("/api/limits/member/{id}", id).is(200);
        assertThat(standing.at("$.budgets[0].remaining")).isEqualTo("5.00");
        assertThat(standing.at("$.rate_limits.rpm.limit")).isEqualTo("60");
        tenant.browser()
                .patch("/api/members/{id}", "{\"budgets\": [{\"amount\": \"-1\", \"window\": \"day\"}]}", id)
                .isProblemOf(400, "budgets[0].amount");
        tenant.browser()
                .patch("/api/members/{id}", "{\"budgets\": [], \"rate_limits\": null}", id)
                .is(200);
        assertThat(tenant.browser().get("/api/limits/member/{id}", id).all("$.budgets[*]"))
                .isEmpty();
    }

    @Test
    void takesTheirLimitsAlongWhenTheyGo() {
        Tenant tenant = signUp();
        String id = userOf(join(tenant, "viewer"));
        tenant.browser()
                .patch("/api/members/{id}", "{\"budgets\": [{\"amount\": \"5\", \"window\": \"day\"}]}", id)
                .is(200);

        tenant.browser().delete("/api/members/{id}", id).is(204);

        assertThat(number("select count(*) from budget where scope = 'member' and scope_id = $1", id(IdKind.USER, id)))
                .isZero();
    }

    @Test
    void changesOnlyFromTheVersionThatWasRead() {
        Tenant tenant = signUp();
        String id = userOf(join(tenant, "viewer"));
        String version = String.valueOf(
                tenant.browser().get("/api/members/{id}", id).headers().getETag());
        tenant.browser()
                .patch("/api/members/{id}", "{\"role\": \"billing\"}", id)
                .is(200);

        tenant.browser()
                .send(HttpMethod.PATCH, "{\"role\": \"admin\"}", Map.of("If-Match", version), "/api/members/{id}", id)
                .is(412);
    }

    @Test
    void isMadeAnOwnerByOwnersAlone() {
        Tenant tenant = signUp();
        Browser admin = join(tenant, "admin");
        String viewer = userOf(join(tenant, "viewer"));

        admin.patch("/api/members/{id}", "{\"role\": \"owner\"}", viewer).is(403);
        admin.patch("/api/members/{id}", "{\"role\": \"viewer\"}", tenant.user())
                .is(403);
        admin.delete("/api/members/{id}", tenant.user()).is(403);
        tenant.browser()
                .patch("/api/members/{id}", "{\"role\": \"owner\"}", viewer)
                .is(200);
    }

    @Test
    void isNeverTheLastOwnerToGo() {
        Tenant tenant = signUp();

        Reply left = tenant.browser().delete("/api/members/{id}", tenant.user()).is(409);

        assertThat(left.at("$.code")).isEqualTo("last_owner");
        assertThat(tenant.browser()
                        .patch("/api/members/{id}", "{\"role\": \"admin\"}", tenant.user())
                        .is(409)
                        .at("$.code"))
                .isEqualTo("last_owner");
    }

    @Test
    void takesOverTheOrganizationWhenItsOwnerSaysSo() {
        Tenant tenant = signUp();
        Browser heir = join(tenant, "viewer");

        tenant.browser().post("/api/members/{id}/ownership", null, userOf(heir)).is(200);

        assertThat(heir.get("/api/me").at("$.role")).isEqualTo("owner");
        assertThat(tenant.browser().get("/api/me").at("$.role")).isEqualTo("admin");
        tenant.browser().post("/api/members/{id}/ownership", null, userOf(heir)).is(403);
        heir.post("/api/members/{id}/ownership", null, userOf(heir)).is(409);
        assertThat(audited(tenant, "ownership.transfer")).isEqualTo(1);
    }

    @Test
    void losesTheirOwnKeysAndTokensWhenRemoved() {
        Tenant tenant = signUp();
        Browser person = join(tenant, "member", tenant.team());
        String key = person.post("/api/keys", "{\"team_id\": \"%s\", \"name\": \"mine\"}".formatted(tenant.team()))
                .is(201)
                .at("$.id");
        String token = person.post("/api/tokens", "{\"name\": \"t\"}").is(201).at("$.secret");
        long before = revision(tenant);

        tenant.browser().delete("/api/members/{id}", userOf(person)).is(204);

        person.get("/api/teams").is(403);
        browser().bearer(token).get("/api/teams").is(401);
        assertThat(tenant.browser().get("/api/keys/{id}", key).at("$.revoked_at"))
                .isNotEqualTo("null");
        assertThat(revision(tenant)).isEqualTo(before + 1);
        assertThat(audited(tenant, "member.remove")).isEqualTo(1);
        assertThat(number("select count(*) from team_member where user_id = $1", id(IdKind.USER, userOf(person))))
                .isZero();
    }

    @Test
    void mayLeaveAndRemovesNobodyElse() {
        Tenant tenant = signUp();
        Browser viewer = join(tenant, "viewer");
        String other = userOf(join(tenant, "member"));

        viewer.delete("/api/members/{id}", other).is(404);
        viewer.delete("/api/members/{id}", userOf(viewer)).is(204);

        Reply me = viewer.get("/api/me").is(200);
        assertThat(me.at("$.organization")).isEqualTo("null");
        assertThat(me.at("$.user.id")).startsWith("user_");
    }

    private static String userOf(Browser browser) {
        return browser.get("/api/me").is(200).at("$.user.id");
    }
}
