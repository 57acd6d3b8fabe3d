package io.tollgate.admin.performance;

import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.admin.ControlPlaneTest;
import io.tollgate.admin.Reply;
import io.tollgate.admin.Tenant;
import io.tollgate.admin.usage.UsageRows;
import io.tollgate.admin.usage.UsageRows.Row;
import io.tollgate.billing.ledger.RollUpRebuild;
import io.tollgate.billing.tenant.IdKind;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PerformanceTest extends ControlPlaneTest {

    private static final Percentage FIVE_PER_CENT = Percentage.withPercentage(5);

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
    void tellsPercentilesWithinAFewPerCent() {
        for (int millis = 1; millis <= 100; millis++) {
            last(usage.add(tenant, row()), "ttft_us", millis * 1_000L);
        }

        Reply report = measured("");

        assertThat(report.at("$.rows[0].requests")).isEqualTo("100");
        assertThat(millis(report, "ttft.p50")).isCloseTo(50, FIVE_PER_CENT);
        assertThat(millis(report, "ttft.p95")).isCloseTo(95, FIVE_PER_CENT);
        assertThat(millis(report, "ttft.p99")).isCloseTo(99, FIVE_PER_CENT);
        assertThat(millis(report, "total.p50")).isCloseTo(450.5, FIVE_PER_CENT);
        assertThat(millis(report, "overhead.p99")).isCloseTo(0.9, FIVE_PER_CENT);
    }

    @Test
    void everyTimeUpToAnHourIsWithinFivePerCentOfWhatStandsForIt() {
        Double worst = database.sql("""
                        select max(abs(latency_of(latency_bin(us)) / us - 1)) as worst
                          from (select (10 * 1.0007 ^ k)::bigint as us from generate_series(0, 28000) as steps(k)
                                union select generate_series(10, 5000)) as times where us < 3600000000
                        """).mapValue(Double.class).one().block();

        assertThat(worst).isBetween(0.04, 0.05);
    }

    @Test
    void addsUpDaysAndHoursOfAQuarter() {
        usage.add(tenant, row());
        usage.add(tenant, Row.of(tenant.team(), key, Instant.now().minus(Duration.ofDays(40))));
        usage.add(tenant, Row.of(tenant.team(), key, Instant.now().minus(Duration.ofDays(89))));
        usage.add(tenant, Row.of(tenant.team(), key, Instant.now().minus(Duration.ofDays(95))));

        Reply report = measured("?from=" + Instant.now().minus(Duration.ofDays(90)));

        assertThat(report.at("$.rows[0].requests")).isEqualTo("3");
        assertThat(millis(report, "total.p99")).isCloseTo(450.5, FIVE_PER_CENT);
    }

    @Test
    void takesThoseOfASingleKeyOfItsRows() {
        usage.add(tenant, row());
        usage.add(tenant, Row.of(tenant.team(), tenant.newKey("other").at("$.id"), Instant.now()));

        Reply report = get("?key=" + key);

        assertThat(report.all("$.rows[*].requests")).containsExactly("1");
        assertThat(millis(report, "ttft.p50")).isCloseTo(120, FIVE_PER_CENT);
    }

    @Test
    void tellsGroupsApart() {
        usage.add(tenant, row());
        usage.add(tenant, row().model("maxi"));
        usage.add(tenant, row().model("maxi").status("error"));

        Reply report = measured("?group_by=model");

        assertThat(report.all("$.rows[*].name")).containsExactly("maxi", "mini");
        assertThat(report.all("$.rows[*].errors")).containsExactly("1", "0");
        assertThat(get("?group_by=offering").all("$.rows[*].name")).containsExactly("cheap-mini");
        assertThat(get("?model=mini").all("$.rows[*].requests")).containsExactly("1");
    }

    @Test
    void countsOutputAfterTheFirstTokenAsThroughput() {
        String id = usage.add(tenant, row());
        last(id, "ttft_us", 450_500 - 250_000);

        assertThat(measured("").at("$.rows[0].throughput")).isEqualTo("2000.0");
    }

    @Test
    void showsNothingOfAnotherTenantNorOfOtherTeams() {
        usage.add(tenant, row());
        assertThat(measured("").all("$.rows")).hasSize(1);

        assertThat(signUp().browser().get("/api/performance").all("$.rows")).isEmpty();
        assertThat(join(tenant, "member", tenant.newTeam("Other"))
                        .get("/api/performance")
                        .all("$.rows"))
                .isEmpty();
    }

    @Test
    void refusesMoreThanADayOfAKeyAndUnknownGroups() {
        tenant.browser()
                .get("/api/performance?from=2026-03-01&to=2026-03-02T00:00:01Z&key=" + key)
                .isProblemOf(400, "from");
        tenant.browser().get("/api/performance?group_by=colour").isProblemOf(400, "group_by");
    }

    private void last(String request, String column, long micros) {
        run("update usage_record set " + column + " = $2 where request_id = $1", id(IdKind.REQUEST, request), micros);
    }

    private Row row() {
        return Row.of(tenant.team(), key, Instant.now());
    }

    private static double millis(Reply report, String figure) {
        return Double.parseDouble(report.at("$.rows[0]." + figure));
    }

    /** After the roll-ups were made, as attribution does. */
    private Reply measured(String query) {
        LocalDate today = LocalDate.now(ZoneOffset.UTC);
        new RollUpRebuild(database.getConnectionFactory())
                .rebuild(today.minusDays(100), today)
                .blockLast();
        return get(query);
    }

    private Reply get(String query) {
        return tenant.browser().get("/api/performance" + query).is(200);
    }
}
