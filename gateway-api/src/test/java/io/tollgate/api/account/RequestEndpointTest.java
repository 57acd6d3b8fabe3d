package io.tollgate.api.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.api.testing.GatewayTest;
import io.tollgate.api.testing.Tenant;
import io.tollgate.api.testing.TestKey;
import io.tollgate.billing.tenant.IdKind;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class RequestEndpointTest extends GatewayTest {

    private static final String RECORD = """
            insert into usage_record (organization_id, accounting_day, request_id, seq, accounting_time, team_id, key_id,
                endpoint, model, provider, offering, status, http_status, streamed, finish_reason, input_tokens,
                cache_read_tokens, cache_write_5m_tokens, cache_write_1h_tokens, output_tokens, reasoning_tokens,
                usage_source, upstream_cost, list_cost, discount, fee, charged, spend, budget_nano, attempts,
                auth_us, plan_us, admit_us, ttft_us, total_us, overhead_us, tags, node)
            values (?, ?, ?, 0, now(), ?, ?, 'chat/completions', 'large', 'alder', 'alder-large', 'ok', 200, true, 'stop',
                100, 20, 0, 0, 30, 10, 'provider', 0.000100, 0.000200, 0.000020, 0.00000018, 0.0001818, 0.0001818,
                181800, 1, 5, 6, 7, 1500, 2500, 300, '{"app": "web"}', 'node')
            """;

    private static final String ATTEMPT = """
            insert into usage_attempt (organization_id, accounting_day, request_id, seq, position, provider, offering,
                outcome, http_status, started_us, duration_us, connect_us)
            values (?, ?, ?, 0, 0, 'alder', 'alder-large', 'served', 200, 40, 1400, 250)
            """;

    private static final String PRICE = """
            insert into price_version (id, offering, price, list_price)
            values (?, 'of-this-test', '{"input": "0.4", "output": "1"}', '{"input": "0.8", "output": "2"}')
            """;

    private static final String PARTITION =
            "create table if not exists %1$s_%2$tY%2$tm%2$td partition of %1$s for values from ('%2$s') to ('%3$s')";

    private final UUID id = IdKind.next();
    private final LocalDate today = LocalDate.now(ZoneOffset.UTC);
    private Tenant tenant;
    private TestKey key;

    @BeforeEach
    void recordARequest() {
        tenant = tenant();
        key = tenant.issueKey("ci");
        for (String table : new String[] {"usage_record", "usage_attempt"}) {
            tenant.execute(PARTITION.formatted(table, today, today.plusDays(1)));
        }
        tenant.execute(RECORD, tenant.organizationId(), today, id, tenant.teamId(), key.id());
        tenant.execute(ATTEMPT, tenant.organizationId(), today, id);
    }

    @Test
    void showsWhatARequestCameTo() {
        JsonNode row = caller(key).get(path(id)).expect(200).json();

        assertThat(row.get("id").asString()).isEqualTo(IdKind.REQUEST.show(id));
        assertThat(row.get("offering").asString()).isEqualTo("alder-large");
        assertThat(row.get("tags")).isEqualTo(read("{\"app\": \"web\"}"));
        assertThat(row.get("usage").get("cost_details")).isEqualTo(read("""
                {"list": 0.0002, "upstream": 0.0001, "discount": 0.00002, "fee": 0.00000018, "charged": 0.0001818, "lines": []}
                """));
        assertThat(row.get("latency"))
                .isEqualTo(read("{\"ttft_ms\": 1.500, \"total_ms\": 2.500, \"overhead_ms\": 0.300}"));
        assertThat(row.get("attempts").get(0).get("outcome").asString()).isEqualTo("served");
        assertThat(row.get("attempts").get(0).get("connect_ms").decimalValue()).isEqualByComparingTo("0.250");
    }

    @Test
    void explainsThePriceLineByLine() {
        UUID version = IdKind.next();
        tenant.execute(PRICE, version);
        tenant.execute(
                "update usage_record set price_version_id = ?, reasoning_tokens = 0 where request_id = ?", version, id);

        JsonNode row = caller(key).get(path(id)).expect(200).json();

        assertThat(row.at("/usage/cost_details/lines")).isEqualTo(read("""
                [{"kind": "input", "units": 100, "list_rate": 0.8, "list_cost": 0.00008,
                  "upstream_rate": 0.4, "upstream_cost": 0.00004},
                 {"kind": "cache_read", "units": 20, "list_rate": 0.8, "list_cost": 0.000016,
                  "upstream_rate": 0.4, "upstream_cost": 0.000008},
                 {"kind": "output", "units": 30, "list_rate": 2, "list_cost": 0.00006,
                  "upstream_rate": 1, "upstream_cost": 0.00003},
                 {"kind": "other_attempts", "units": 1, "list_rate": 0.000044, "list_cost": 0.000044,
                  "upstream_rate": 0.000022, "upstream_cost": 0.000022}]
                """));
    }

    @Test
    void writesSmallAmountsWithoutAnExponent() {
        assertThat(caller(key).get(path(id)).expect(200).body()).contains("\"fee\":0.00000018");
    }

    @Test
    void isForAnyKeyOfTheTeam() {
        caller(tenant.issueKey("other")).get(path(id)).expect(200);
    }

    @Test
    void doesNotExistForOtherTenants() {
        caller(tenant().issueKey("spy")).get(path(id)).expectError(404, "request_not_found");
    }

    @Test
    void saysThatARequestIsUnknown() {
        caller(key).get(path(IdKind.next())).expectError(404, "request_not_found");
        caller(key).get("/v1/requests/nonsense").expectError(404, "request_not_found");
    }

    private static String path(UUID id) {
        return "/v1/requests/" + IdKind.REQUEST.show(id);
    }

    private static JsonNode read(String json) {
        return JsonMapper.shared().readTree(json);
    }
}
