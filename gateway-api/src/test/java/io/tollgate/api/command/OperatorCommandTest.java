package io.tollgate.api.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.testkit.TestDatabase;
import io.tollgate.testkit.TestServers;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class OperatorCommandTest {

    private final TestDatabase database = TestServers.freshDatabase();
    private final String redis = TestServers.freshRedisUrl();

    @Test
    void startsANodeWhenNoCommandIsNamed() {
        assertThat(OperatorCommand.run()).isEmpty();
        assertThat(OperatorCommand.run("--server.port=0")).isEmpty();
    }

    @Test
    void endsWithZeroWhereTheBooksAgree(CapturedOutput output) {
        assertThat(run("verify-ledger")).isZero();
        assertThat(output.getOut()).contains("0 differences in 0 scopes");
    }

    @Test
    void endsWithOneAndBothFiguresWhereTheyDoNot(CapturedOutput output) throws SQLException {
        execute("""
                insert into usage_hourly values (gen_random_uuid(), now() - interval '1 hour', gen_random_uuid(),
                    gen_random_uuid(), null, 'm', null, null, 'ok', 7, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0)""");
        execute(
                "create table usage_record_20260101 partition of usage_record for values from ('2026-01-01') to ('2026-01-02')");
        execute("""
                insert into usage_record (organization_id, accounting_day, request_id, seq, accounting_time, team_id,
                    key_id, endpoint, model, status, http_status, streamed, input_tokens, cache_read_tokens,
                    cache_write_5m_tokens, cache_write_1h_tokens, output_tokens, reasoning_tokens, usage_source,
                    upstream_cost, list_cost, discount, fee, charged, spend, budget_nano, attempts, auth_us, plan_us,
                    admit_us, total_us, overhead_us, node)
                values (gen_random_uuid(), '2026-01-01', gen_random_uuid(), 0, '2026-01-01T10:00Z', gen_random_uuid(),
                    gen_random_uuid(), 'chat', 'm', 'ok', 200, false, 0, 0, 0, 0, 0, 0, 'none', 0, 0, 0, 0, 0, 0, 0, 1, 0,
                    0, 0, 0, 0, 'n')""");

        assertThat(run("verify-ledger")).isEqualTo(1);
        assertThat(output.getOut()).contains("requests: counted 7, recorded no row");

        assertThat(run("rebuild-rollups", "--from=2026-01-01")).isZero();
        assertThat(run("verify-ledger")).isZero();
    }

    @Test
    void namesAnOptionThatIsNotKnown(CapturedOutput output) {
        assertThat(run("rebuild-rollups", "--since=yesterday")).isEqualTo(2);
        assertThat(output.getErr()).contains("unknown option '--since=yesterday'");
    }

    private int run(String command, String... options) {
        String[] arguments = new String[options.length + 3];
        arguments[0] = command;
        System.arraycopy(options, 0, arguments, 1, options.length);
        arguments[options.length + 1] = "--tollgate.postgres.url=" + database.url();
        arguments[options.length + 2] = "--tollgate.redis.url=" + redis;
        return OperatorCommand.run(arguments).orElseThrow();
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
