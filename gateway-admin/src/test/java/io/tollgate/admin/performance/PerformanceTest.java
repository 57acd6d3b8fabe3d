package io.tollgate.admin.performance;

import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.admin.ControlPlaneTest;
import io.tollgate.admin.Reply;
import io.tollgate.admin.Tenant;
import io.tollgate.admin.usage.UsageRows;
import io.tollgate.admin.usage.UsageRows.Row;
import io.tollgate.billing.tenant.IdKind;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PerformanceTest extends ControlPlaneTest {

    private Tenant tenant;
    private UsageRows usage;
    private String key;

    @BeforeEach
    void makeATenant() {
        tenant = signUp();
        usage = new UsageRows(database);
        key = tenant.newKey("production").at("$.id");
    }

    @Test
    void takesPercentilesOfSingleRows() {
        for (int millis = 1; millis <= 100; millis++) {
            last(usage.add(tenant, row()), "ttft_us", millis * 1_000L);
        }

        Reply report = get("");

        assertThat(report.at("$.rows[0].requests")).isEqualTo("100");
        assertThat(report.at("$.rows[0].ttft.p50")).isEqualTo("50.0");
        assertThat(report.at("$.rows[0].ttft.p95")).isEqualTo("95.0");
        assertThat(report.at("$.rows[0].ttft.p99")).isEqualTo("99.0");
        assertThat(report.at("$.rows[0].total.p50")).isEqualTo("450.5");
        assertThat(report.at("$.rows[0].overhead.p99")).isEqualTo("0.9");
    }

    @Test
    void tellsGroupsApart() {
        usage.add(tenant, row());
        usage.add(tenant, row().model("maxi"));
        usage.add(tenant, row().model("maxi").status("error"));

        Reply report = get("?group_by=model");

        assertThat(report.all("$.rows[*].name")).containsExactly("maxi", "mini");
        assertThat(report.all("$.rows[*].errors")).containsExactly("1", "0");
        assertThat(get("?group_by=offering").all("$.rows[*].name")).containsExactly("cheap-mini");
        assertThat(get("?model=mini").all("$.rows[*].requests")).containsExactly("1");
    }

    @Test
    void countsOutputAfterTheFirstTokenAsThroughput() {
        String id = usage.add(tenant, row());
        last(id, "ttft_us", 450_500 - 250_000);

        assertThat(get("").at("$.rows[0].throughput")).isEqualTo("2000.0");
    }

    @Test
    void showsNothingOfAnotherTenantNorOfOtherTeams() {
        usage.add(tenant, row());

        assertThat(signUp().browser().get("/api/performance").all("$.rows")).isEmpty();
        assertThat(join(tenant, "member", tenant.newTeam("Other"))
                        .get("/api/performance")
                        .all("$.rows"))
                .isEmpty();
    }

    @Test
    void refusesMoreThanADayAndUnknownGroups() {
        tenant.browser()
                .get("/api/performance?from=2026-03-01&to=2026-03-02T00:00:01Z")
                .isProblemOf(400, "from");
        tenant.browser().get("/api/performance?group_by=colour").isProblemOf(400, "group_by");
    }

    private void last(String request, String column, long micros) {
        run("update usage_record set " + column + " = $2 where request_id = $1", id(IdKind.REQUEST, request), micros);
    }

    private Row row() {
        return Row.of(tenant.team(), key, Instant.now());
    }

    private Reply get(String query) {
        return tenant.browser().get("/api/performance" + query).is(200);
    }
}
