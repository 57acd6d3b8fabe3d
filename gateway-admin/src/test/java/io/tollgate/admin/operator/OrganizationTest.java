package io.tollgate.admin.operator;

import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.admin.ControlPlaneTest;
import io.tollgate.admin.Reply;
import io.tollgate.admin.Tenant;
import org.junit.jupiter.api.Test;

class OrganizationTest extends ControlPlaneTest {

    @Test
    void isChangedByTheOperator() {
        Tenant tenant = signUp();
        long before = revision(tenant);

        Reply changed = patch(tenant, """
                {"status": "suspended", "fee_percent": "5.5", "discount_percent": 10,
                 "budgets": [{"amount": "1000", "window": "month"}]}
                """).is(200);

        assertThat(changed.at("$.status")).isEqualTo("suspended");
        assertThat(changed.at("$.fee_percent")).isEqualTo("5.5");
        assertThat(changed.at("$.own_key_fee_percent")).isEqualTo("0");
        assertThat(changed.at("$.discount_percent")).isEqualTo("10");
        assertThat(changed.at("$.budgets[0].amount")).isEqualTo("1000.00");
        Reply read = operator()
                .get("/api/operator/organizations/{id}", tenant.organization())
                .is(200);
        assertThat(read.text()).isEqualTo(changed.text());
        assertThat(revision(tenant)).isEqualTo(before + 1);
        assertThat(audited(tenant, "organization.update")).isEqualTo(1);
    }

    @Test
    void isListed() {
        Tenant tenant = signUp();

        Reply page = operator().get("/api/operator/organizations?limit=1").is(200);
        while (!page.at("$.data[0].id").equals(tenant.organization())) {
            page = operator()
                    .get("/api/operator/organizations?limit=1&cursor={cursor}", page.at("$.next_cursor"))
                    .is(200);
        }

        assertThat(page.at("$.data[0].name")).isEqualTo("Analytical Engines");
    }

    @Test
    void namesTheFieldThatIsWrong() {
        Tenant tenant = signUp();

        patch(tenant, "{\"status\": \"asleep\"}").isProblemOf(400, "status");
        patch(tenant, "{\"fee_percent\": \"-1\"}").isProblemOf(400, "fee_percent");
        patch(tenant, "{\"discount_percent\": \"101\"}").isProblemOf(400, "discount_percent");
        patch(tenant, "{\"own_key_fee_percent\": \"lots\"}").isProblemOf(400, "own_key_fee_percent");
        patch(tenant, "{\"fee_percent\": \"1.23456\"}").isProblemOf(400, "fee_percent");
        patch(tenant, "{\"name\": \"x\"}").isProblemOf(400, "name");
        operator().get("/api/operator/organizations/{id}", "org_none").is(404);
    }

    @Test
    void isNotForTenantsToChange() {
        Tenant tenant = signUp();

        tenant.browser()
                .patch("/api/operator/organizations/{id}", "{\"fee_percent\": \"0\"}", tenant.organization())
                .is(403);
        tenant.browser().get("/api/operator/organizations").is(403);
    }

    @Test
    void isOpenToAPersonWithTheOperatorsRole() {
        Tenant tenant = signUp();

        run("update app_user set operator = true where email = $1", tenant.email());

        tenant.browser().get("/api/operator/organizations").is(200);
        assertThat(tenant.browser().get("/api/me").at("$.operator")).isEqualTo("true");
    }

    private Reply patch(Tenant tenant, String body) {
        return operator().patch("/api/operator/organizations/{id}", body, tenant.organization());
    }
}
