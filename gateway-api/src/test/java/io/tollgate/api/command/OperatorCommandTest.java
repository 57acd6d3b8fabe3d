package io.tollgate.api.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.lettuce.core.RedisClient;
import io.r2dbc.spi.ConnectionFactories;
import io.tollgate.billing.attribution.Attribution;
import io.tollgate.billing.tenant.IdKind;
import io.tollgate.billing.usage.UsageEventCodec;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class OperatorCommandTest extends CommandTest {

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
    void saysThatADatabaseOfAnotherVersionWantsANodeFirst(CapturedOutput output) throws SQLException {
        execute("drop table usage_hourly_by_member");

        assertThat(run("verify-ledger")).isEqualTo(2);
        assertThat(output.getErr()).contains("the schema of another version: start a gateway of this version first");
    }

    @Test
    void namesAnOptionThatIsNotKnown(CapturedOutput output) {
        assertThat(run("rebuild-rollups", "--since=yesterday")).isEqualTo(2);
        assertThat(output.getErr()).contains("unknown option '--since=yesterday'");
    }

    @Test
    void inventsAPastWhoseBooksAgree(CapturedOutput output) throws SQLException {
        String organization = IdKind.ORGANIZATION.show(demoOrganization());
        String week = "--from=" + LocalDate.now(ZoneOffset.UTC).minusDays(7);

        assertThat(run("demo-usage", "--organization=" + organization, week)).isZero();
        assertThat(output.getOut()).containsPattern("[1-9][0-9]+ requests are invented");
        drain();
        assertThat(run("verify-ledger")).isZero();
        assertThat(
                        count(
                                "usage_record r join price_version v on v.id = r.price_version_id where v.valid_from > accounting_time"))
                .isZero();
        assertThat(
                        count(
                                "usage_record where abs(extract(epoch from uuid_extract_timestamp(request_id) - accounting_time)) > 1"))
                .as("requests that are not found by their ids")
                .isZero();

        assertThat(run("demo-usage", "--organization=" + organization, week)).isZero();
        assertThat(output.getOut()).contains("nothing is invented: " + organization + " has a past");
    }

    @Test
    void inventsNothingForNobody(CapturedOutput output) {
        assertThat(run("demo-usage", "--organization=acme")).isEqualTo(2);
        assertThat(output.getErr()).contains("--organization=acme is no organization");
        assertThat(run("demo-usage", "--organization=" + IdKind.ORGANIZATION.show(IdKind.next())))
                .isEqualTo(2);
        assertThat(output.getErr()).contains("has no keys");
    }

    private UUID demoOrganization() throws SQLException {
        UUID organization = IdKind.next();
        execute("insert into organization (id, name, shard) values ('" + organization + "', 'Acme', 7)");
        execute("insert into team (organization_id, id, name) values ('" + organization
                + "', gen_random_uuid(), 'Search')");
        execute("""
                insert into virtual_key (organization_id, id, team_id, name, secret_hash, hint)
                select organization_id, gen_random_uuid(), id, 'prod', 'h', 'tg_…' from team""");
        execute(
                "insert into provider (slug, display_name, protocol, base_url) values ('a', 'A', 'openai', 'http://a')");
        execute("insert into credential (slug, provider, sealed) values ('a-1', 'a', 's')");
        execute("insert into model (id, display_name, context_length, max_output_tokens, capabilities)"
                + " values ('m', 'M', 1000, 100, '{chat}')");
        execute("insert into offering (slug, model, provider, upstream_model) values ('a-m', 'm', 'a', 'm')");
        execute("""
                insert into price_version (id, offering, price, list_price)
                values (gen_random_uuid(), 'a-m', '{"input": "1", "output": "2"}', '{"input": "1", "output": "2"}')""");
        return organization;
    }

    /** What a gateway's writer does all the time. */
    private void drain() {
        RedisClient client = RedisClient.create(redis);
        new Attribution(
                        client.connect(),
                        ConnectionFactories.get(database.r2dbcUrl()),
                        Duration.ofSeconds(20),
                        new UsageEventCodec())
                .drain()
                .block(Duration.ofSeconds(60));
        client.shutdown(Duration.ZERO, Duration.ofSeconds(1));
    }
}
