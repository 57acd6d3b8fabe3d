package io.tollgate.admin.spend;

import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.admin.ControlPlaneTest;
import io.tollgate.admin.Tenant;
import io.tollgate.billing.tenant.IdKind;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.springframework.test.context.TestPropertySource;

/**
 * How long reports take for an organization with 500,000 sums of hours and ten million requests in 90 days, among five million
 * sums. For a machine with nothing else to do: {@code -Dtollgate.measure=true}.
 */
@EnabledIfSystemProperty(named = "tollgate.measure", matches = "true")
@TestPropertySource(properties = SpendSpeedTest.OPTIONS)
class SpendSpeedTest extends ControlPlaneTest {

    /** As gateways have them. */
    static final String OPTIONS = "spring.r2dbc.properties.options="
            + "random_page_cost=1.1;work_mem=16384;plan_cache_mode=force_custom_plan";

    private static final Duration PATIENCE = Duration.ofMinutes(20);
    private static final int TRIES = 7;
    private static final int MOST_MILLIS = 200;

    /** Charts of latency. */
    private static final int MOST_CHART_MILLIS = 500;

    /** 90 days of 231 combinations of team, key, member and model for this tenant, and for nine others; hour after hour. */
    private static final String HOURS = """
            insert into usage_hourly
            select case when o = 0 then $1::uuid else md5('o' || o)::uuid end,
                   date_trunc('hour', now(), 'UTC') - (2160 - h) * interval '1 hour',
                   md5('team' || g % 5)::uuid, md5('key' || g)::uuid, md5('member' || g % 20)::uuid, 'model-' || g % 7, 'provider-' || g % 3,
                   'offering-' || g % 7, case when g % 11 = 0 then 'error' else 'ok' end,
                   20, 1000 + g, 200, 0, 0, 500 + h, 0, 0.000123456789 * g, 0.000123456789 * g, 0, 0.000001,
                   0.000123456789 * g, 0.000123456789 * g, 123457 * g, 1000, 20, 20000, 2000,
                   0.00001
              from generate_series(1, 2160) as hours(h), generate_series(0, 9) as organizations(o),
                   generate_series(1, 231) as groups(g)
            """;

    /** Hours by other buckets and fewer columns. */
    private static final String SUMS = """
            insert into %1$s
            select organization_id, %2$s, sum(requests)::bigint, sum(input_tokens)::bigint, sum(cache_read_tokens)::bigint,
                   sum(cache_write_5m_tokens)::bigint, sum(cache_write_1h_tokens)::bigint, sum(output_tokens)::bigint,
                   sum(reasoning_tokens)::bigint, sum(upstream_cost), sum(list_cost), sum(discount), sum(fee),
                   sum(charged), sum(spend), sum(budget_nano)::bigint, sum(ttft_us_sum)::bigint,
                   sum(ttft_count)::bigint, sum(total_us_sum)::bigint, sum(overhead_us_sum)::bigint,
                   sum(cache_saved)
              from usage_hourly group by organization_id, %2$s
            """;

    /**
     * 105 combinations of team, model and provider, each with some 1,060 requests a day in 108 bins, for this tenant and for
     * nine others.
     */
    private static final String LATENCIES = """
            insert into latency_%1$s
            select case when o = 0 then $1::uuid else md5('o' || o)::uuid end, bucket, md5('team' || g %% 5)::uuid,
                   'model-' || g %% 7, 'provider-' || g %% 3, 'offering-' || g %% 7, 1060, 10, 500000, 10000000,
                   array_agg(bin order by bin), array_agg(20 + (g * bin + extract(day from bucket)::int) %% 19 order by bin)
              from generate_series(date_trunc('%2$s', now(), 'UTC') - interval '89 %2$ss', now(), interval '1 %2$s') as times(bucket),
                   generate_series(0, 9) as organizations(o), generate_series(0, 104) as groups(g),
                   (select x::smallint from generate_series(60, 95) as ttft(x)
                    union all select x::smallint from generate_series(336, 376) as total(x)
                    union all select x::smallint from generate_series(542, 572) as overhead(x)) as bins(bin)
             group by o, bucket, g
            """;

    private final HttpClient client = HttpClient.newHttpClient();

    @Test
    void answersWithinAFifthOfASecond() {
        Tenant tenant = signUp();
        fill(tenant);
        String quarter = "from=" + LocalDate.now(ZoneOffset.UTC).minusDays(89);
        List<String> slow = new ArrayList<>();
        for (String groups :
                List.of("", "team", "key", "member", "model", "provider", "offering", "status", "team,model")) {
            for (String granularity : List.of("", "month", "day", "hour")) {
                // Hours are told of a month at most.
                for (String range : granularity.equals("hour") ? List.of("") : List.of("", quarter)) {
                    String path = "/api/spend?group_by=" + groups
                            + (granularity.isEmpty() ? "" : "&granularity=" + granularity) + "&" + range;
                    long millis = median(tenant, path);
                    System.out.printf("%5d ms %s%n", millis, path);
                    if (millis > MOST_MILLIS) {
                        slow.add(path + ": " + millis + " ms");
                    }
                }
            }
        }
        slow.addAll(slowCharts(tenant, quarter));
        assertThat(slow).isEmpty();
    }

    private List<String> slowCharts(Tenant tenant, String quarter) {
        List<String> slow = new ArrayList<>();
        for (String group :
                List.of("", "group_by=model&", "group_by=provider&", "group_by=offering&", "model=model-1&")) {
            String path = "/api/performance?" + group + quarter;
            long millis = median(tenant, path);
            System.out.printf("%5d ms %s%n", millis, path);
            if (millis > MOST_CHART_MILLIS) {
                slow.add(path + ": " + millis + " ms");
            }
        }
        return slow;
    }

    private void fill(Tenant tenant) {
        database.sql(HOURS)
                .bind(0, IdKind.ORGANIZATION.read(tenant.organization()).orElseThrow())
                .then()
                .block(PATIENCE);
        sumUp(
                "usage_daily",
                "date_trunc('day', bucket, 'UTC'), team_id, key_id, member_id, model, provider, offering, status");
        sumUp("usage_hourly_by_model", "bucket, model, provider, offering, status");
        sumUp("usage_hourly_by_member", "bucket, team_id, member_id, status");
        fillLatencies(tenant, "daily", "day");
        fillLatencies(tenant, "hourly", "hour");
        database.sql("analyze").then().block(PATIENCE);
    }

    private void sumUp(String table, String columns) {
        database.sql(SUMS.formatted(table, columns)).then().block(PATIENCE);
    }

    private void fillLatencies(Tenant tenant, String table, String unit) {
        database.sql(LATENCIES.formatted(table, unit))
                .bind(0, IdKind.ORGANIZATION.read(tenant.organization()).orElseThrow())
                .then()
                .block(PATIENCE);
    }

    /** Also of reports that are refused for their size. */
    private long median(Tenant tenant, String path) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url() + path))
                .header("Cookie", cookies(tenant))
                .build();
        return LongStream.range(0, TRIES).map(i -> millis(request)).sorted().toArray()[TRIES / 2];
    }

    /** Until the last byte, unread: other tests hold each answer to the description, which takes longer than long reports do. */
    private long millis(HttpRequest request) {
        long begun = System.nanoTime();
        HttpResponse<byte[]> answer =
                client.sendAsync(request, BodyHandlers.ofByteArray()).join();
        long millis = (System.nanoTime() - begun) / 1_000_000;
        assertThat(answer.statusCode()).as(request.uri().toString()).isIn(200, 400);
        return millis;
    }

    private static String cookies(Tenant tenant) {
        return tenant.browser().cookies().entrySet().stream()
                .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                .collect(Collectors.joining("; "));
    }
}
