package io.tollgate.admin.limit;

import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.admin.Browser;
import io.tollgate.admin.ControlPlaneTest;
import io.tollgate.admin.Reply;
import io.tollgate.admin.Tenant;
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
}
