package io.tollgate.admin.margin;

import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.admin.ControlPlaneTest;
import io.tollgate.admin.Reply;
import io.tollgate.admin.Tenant;
import io.tollgate.admin.usage.UsageRows;
import io.tollgate.admin.usage.UsageRows.Row;
import io.tollgate.billing.tenant.IdKind;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MarginTest extends ControlPlaneTest {

    private static final Instant AT = Instant.parse("2031-05-04T10:30:00Z");
    private static final String DAY = "&from=2031-05-04&to=2031-05-05";

    private final String model = "m" + UUID.randomUUID();
    private UsageRows usage;
    private Tenant one;
    private Tenant other;

    @BeforeEach
    void spend() {
        usage = new UsageRows(database);
        one = signUp();
        other = signUp();
        add(one, "0.0300");
        add(one, "0.0200");
        add(other, "0.0100");
        // The platform paid less than it charged, and one of the tenants paid its provider itself.
        run(
                "update usage_record set upstream_cost = 0.0175 where organization_id = $1",
                id(IdKind.ORGANIZATION, one.organization()));
        run(
                "update usage_record set charged = 0.0004, upstream_cost = 0.0096 where organization_id = $1",
                id(IdKind.ORGANIZATION, other.organization()));
        usage.rollUp(one);
        usage.rollUp(other);
    }

    @Test
    void addsAllTenantsUpAndTellsWhatStays() {
        Reply report = operator()
                .get("/api/operator/spend?group_by=organization,model" + DAY)
                .is(200);

        String mine = "$.rows[?(@.organization.id=='" + one.organization() + "')]";
        String theirs = "$.rows[?(@.organization.id=='" + other.organization() + "')]";
        assertThat(report.all(mine + ".model")).containsExactly(model);
        assertThat(report.all(mine + ".sums.requests")).containsExactly("2");
        assertThat(report.all(mine + ".sums.spend")).containsExactly("0.05");
        assertThat(report.all(mine + ".sums.margin")).containsExactly("0.015");
        assertThat(report.all(theirs + ".sums.charged")).containsExactly("0.0004");
        assertThat(report.all(theirs + ".sums.margin")).containsExactly("0.0004");
    }

    @Test
    void narrowsToOneOrganizationAndCutsIntoBuckets() {
        Reply report = operator()
                .get("/api/operator/spend?granularity=hour&organization=" + one.organization() + DAY)
                .is(200);

        assertThat(report.all("$.rows[*].bucket")).containsExactly("2031-05-04T10:00:00Z");
        assertThat(report.at("$.total.spend")).isEqualTo("0.05");
        assertThat(report.at("$.rows[0].sums.margin")).isEqualTo("0.015");
    }

    @Test
    void namesTheParameterAtFault() {
        operator().get("/api/operator/spend?group_by=colour").isProblemOf(400, "group_by");
        operator().get("/api/operator/spend?granularity=year").isProblemOf(400, "granularity");
        operator()
                .get("/api/operator/spend?granularity=hour&from=2026-03-01&to=2026-04-02")
                .isProblemOf(400, "granularity");
        operator().get("/api/operator/spend?organization=acme").isProblemOf(400, "organization");
    }

    @Test
    void isForTheOperatorAlone() {
        one.browser().get("/api/operator/spend").is(403);
    }

    private void add(Tenant tenant, String cost) {
        String key = UUID.randomUUID().toString();
        usage.add(
                tenant,
                Row.of(tenant.team(), tenant.newKey(key).at("$.id"), AT)
                        .model(model)
                        .cost(cost));
    }
}
