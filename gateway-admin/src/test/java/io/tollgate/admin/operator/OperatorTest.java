package io.tollgate.admin.operator;

import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.admin.ControlPlaneTest;
import io.tollgate.admin.Tenant;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class OperatorTest extends ControlPlaneTest {

    @Test
    void isMadeOfAPersonByTheOperatorsToken() {
        Tenant person = signUp();
        person.browser().get("/api/operator/organizations").is(403);

        operator()
                .put("/api/operator/operators/{email}", "", person.email().toUpperCase(Locale.ROOT))
                .is(200);

        person.browser().get("/api/operator/organizations").is(200);
        assertThat(person.browser().get("/api/me").at("$.operator")).isEqualTo("true");
        assertThat(person.browser().get("/api/operator/operators?limit=200").all("$.data[*].email"))
                .contains(person.email());
        assertThat(events("operator.create", person)).isEqualTo(1);
    }

    @Test
    void losesTheRoleAtOnce() {
        Tenant person = signUp();
        operator().put("/api/operator/operators/{email}", "", person.email()).is(200);

        operator().delete("/api/operator/operators/{email}", person.email()).is(204);

        person.browser().get("/api/operator/organizations").is(403);
        assertThat(events("operator.delete", person)).isEqualTo(1);
    }

    @Test
    void isNotMadeByTenants() {
        Tenant person = signUp();

        person.browser()
                .put("/api/operator/operators/{email}", "", person.email())
                .is(403);
        person.browser()
                .delete("/api/operator/operators/{email}", person.email())
                .is(403);
        person.browser().get("/api/operator/operators").is(403);
    }

    @Test
    void mustHaveSignedUp() {
        assertThat(operator()
                        .put("/api/operator/operators/{email}", "", "nobody@example.com")
                        .is(404)
                        .at("$.detail"))
                .contains("nobody@example.com");
    }

    private long events(String action, Tenant person) {
        return number("select count(*) from audit_event where action = $1 and target_id = $2", action, person.user());
    }
}
