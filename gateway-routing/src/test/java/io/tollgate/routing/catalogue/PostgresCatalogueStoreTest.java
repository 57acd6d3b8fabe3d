package io.tollgate.routing.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.lettuce.core.RedisClient;
import io.r2dbc.spi.ConnectionFactories;
import io.tollgate.billing.price.PriceVersion;
import io.tollgate.billing.price.Rates;
import io.tollgate.billing.price.Tariff;
import io.tollgate.billing.price.TokenUsage;
import io.tollgate.billing.price.Unit;
import io.tollgate.billing.redis.RedisChangeFeed;
import io.tollgate.testkit.TestDatabase;
import io.tollgate.testkit.TestServers;
import java.net.URI;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.Disposable;

class PostgresCatalogueStoreTest {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final TestDatabase database = TestServers.freshDatabase();
    private final CredentialVault vault = CredentialVaultTest.vault(1);
    private final SteppedClock clock = new SteppedClock();
    private final PostgresCatalogueStore store = new PostgresCatalogueStore(
            DatabaseClient.create(ConnectionFactories.get(database.r2dbcUrl())), vault, clock);

    @BeforeEach
    void enterACatalogue() throws SQLException {
        execute("""
                insert into provider (slug, display_name, protocol, base_url)
                values ('alder', 'Alder', 'openai', 'https://alder.example/v1/');
                insert into model (id, display_name, context_length, max_output_tokens, capabilities)
                values ('small-1', 'Small', 128000, 4096, '{chat,streaming}'), ('bare', 'Bare', 10, 10, '{}');
                insert into offering (slug, model, provider, upstream_model, region, priority, weight)
                values ('small-at-alder', 'small-1', 'alder', 'up-small', 'eu', 3, 5);
                update catalogue_revision set revision = 7;
                """);
        credential("alder-main", vault.seal("alder-main", "sk-alder"));
        price("1.5", "now() - interval '2 days'", "'00000000-0000-0000-0000-000000000001'");
    }

    @Test
    void readsWhatTheOperatorEntered() {
        Catalogue catalogue = refresh();

        assertThat(catalogue.revision()).isEqualTo(7);
        assertThat(catalogue.models()).extracting(Model::id).containsExactly("bare", "small-1");
        assertThat(catalogue.offerings("bare")).isEmpty();
        Offering offering = catalogue.offerings("small-1").get(0);
        assertThat(offering.model().capabilities()).containsExactlyInAnyOrder(Capability.CHAT, Capability.STREAMING);
        assertThat(offering.provider().baseUrl()).isEqualTo(URI.create("https://alder.example/v1"));
        assertThat(offering.upstreamModel()).isEqualTo("up-small");
        assertThat(offering.region()).contains("eu");
        assertThat(offering.quantization()).isEmpty();
        assertThat(offering.credentials())
                .containsExactly(new Credential("alder-main", "alder", new ApiKey("sk-alder")));
        assertThat(offering.price().map(PriceVersion::list))
                .contains(Tariff.parse(Map.of("input", "1.5", "output", "3")));
    }

    @Test
    void readsAModelWithTheLimitsThatItHasAtItsHost() throws SQLException {
        execute("update offering set context_length = 32768");

        Catalogue catalogue = refresh();

        Model offered = catalogue.offerings("small-1").get(0).model();
        assertThat(offered.contextLength()).isEqualTo(32_768);
        assertThat(offered.maxOutputTokens()).isEqualTo(4_096);
        assertThat(catalogue.model("small-1").orElseThrow().contextLength()).isEqualTo(128_000);
    }

    @Test
    void readsHowAProviderDiffersFromItsProtocol() throws SQLException {
        execute("update provider set wire = '{\"quirks\": [\"random_seed\"], \"batch_limit\": 9}'");

        Wire wire = refresh().offerings("small-1").get(0).provider().wire();

        assertThat(wire.has(Quirk.RANDOM_SEED)).isTrue();
        assertThat(wire.batchLimit()).hasValue(9);
    }

    @Test
    void leavesOutAProviderThatDiffersInAnUnknownWay() throws SQLException {
        execute("update provider set wire = '{\"quirks\": [\"moody\"]}'");

        assertThat(refresh().offerings("small-1")).isEmpty();
    }

    @Test
    void knowsNothingBeforeTheFirstRead() {
        assertThat(store.current()).isSameAs(Catalogue.EMPTY);
    }

    @Test
    void takesTheLatestPriceWhoseTimeHasCome() throws SQLException {
        price("2", "now() - interval '1 hour'", "'00000000-0000-0000-0000-000000000002'");
        price("9", "now() + interval '1 hour'", "'00000000-0000-0000-0000-000000000003'");

        PriceVersion price = onlyOffering().price().orElseThrow();

        assertThat(price.upstream().standard().of(Unit.INPUT)).isEqualTo(2_000_000);
    }

    @Test
    void changesToTheNextPriceWhenItsTimeComesWithoutAnotherRead() throws SQLException {
        price("9", "now() + interval '1 hour'", "'00000000-0000-0000-0000-000000000003'");
        refresh();
        execute("alter table price_version rename to elsewhere");

        clock.pass(Duration.ofMinutes(59));
        assertThat(inputNow()).isEqualTo(1_500_000);
        clock.pass(Duration.ofMinutes(2));

        assertThat(inputNow()).isEqualTo(9_000_000);
        assertThat(store.current()).isSameAs(store.current());
    }

    @Test
    void goesByPostgresClockRatherThanItsOwn() throws SQLException {
        clock.pass(Duration.ofDays(-400));
        price("2", "now()", "'00000000-0000-0000-0000-000000000002'");

        assertThat(onlyOffering().price().orElseThrow().list().standard().input())
                .isEqualTo(2_000_000);
    }

    @Test
    void followsTheTimeOfDay() throws SQLException {
        execute("""
                update price_version set price = d, list_price = d
                from (select jsonb_build_object('input', '4', 'output', '8',
                    'utc_' || to_char(now() at time zone 'UTC' + interval '2 hours', 'HH24') || '00_'
                        || to_char(now() at time zone 'UTC' + interval '4 hours', 'HH24') || '00.multiplier', '0.5') as d) p
                """);
        refresh();

        assertThat(inputNow()).isEqualTo(4_000_000);
        clock.pass(Duration.ofHours(3));
        assertThat(inputNow()).isEqualTo(2_000_000);
        clock.pass(Duration.ofHours(2));
        assertThat(inputNow()).isEqualTo(4_000_000);
    }

    @Test
    void sellsForNothingWhatIsMarkedFree() throws SQLException {
        execute("update price_version set free = true, price = '{}', list_price = '{}'");

        assertThat(onlyOffering().price().orElseThrow().list()).isEqualTo(Tariff.flat(Rates.FREE));
    }

    @Test
    void takesOnlyAPlainPromiseAboutDataForOne() throws SQLException {
        assertThat(onlyOffering().provider().dataPolicy()).isEqualTo(DataPolicy.UNKNOWN);

        execute("update provider set data_policy = '{\"training\": false, \"retention\": \"none\"}'");

        assertThat(onlyOffering().provider().dataPolicy()).isEqualTo(new DataPolicy(false, true));
    }

    @Test
    void leavesOutWhatCannotBeUsedAndKeepsTheRest() throws SQLException {
        execute("""
                insert into provider (slug, display_name, protocol, base_url)
                values ('odd', 'Odd', 'carrier-pigeon', 'https://odd.example');
                insert into offering (slug, model, provider, upstream_model) values ('odd', 'small-1', 'odd', 'up');
                insert into offering (slug, model, provider, upstream_model) values ('unpriced', 'small-1', 'alder', 'up');
                insert into price_version (id, offering, price, list_price)
                values ('00000000-0000-0000-0000-000000000009', 'unpriced', '{"input": "?"}', '{}');
                """);
        credential("alder-broken", new byte[] {1, 2, 3});

        List<Offering> offerings = refresh().offerings("small-1");

        assertThat(offerings).extracting(Offering::slug).containsExactly("small-at-alder", "unpriced");
        assertThat(offerings.get(1).price()).isEmpty();
        assertThat(offerings.get(0).credentials()).extracting(Credential::slug).containsExactly("alder-main");
    }

    @Test
    void staysOnTheLastSnapshotWhilePostgresIsSilent() throws SQLException {
        refresh();
        execute("alter table model rename to elsewhere");

        store.refreshIfPossible().block(PATIENCE);

        assertThat(store.current().revision()).isEqualTo(7);
        assertThat(store.current().model("small-1")).isPresent();
    }

    @Test
    void followsTheChangesThatAreTold() throws SQLException {
        RedisClient redis = RedisClient.create(TestServers.freshRedisUrl());
        RedisChangeFeed feed = new RedisChangeFeed(redis, redis.connect());
        Disposable following = store.follow(feed).subscribe();
        execute("update catalogue_revision set revision = 8");

        feed.catalogueChanged().block(PATIENCE);

        await().atMost(PATIENCE).until(() -> store.current().revision() == 8);
        following.dispose();
        feed.close();
        redis.shutdown();
    }

    private Catalogue refresh() {
        Catalogue read = Objects.requireNonNull(store.refresh().block(PATIENCE));
        assertThat(store.current()).isSameAs(read);
        return read;
    }

    private long inputNow() {
        Offering offering = store.current().offerings("small-1").get(0);
        return offering.price().orElseThrow().list().rates(TokenUsage.of(1, 1)).input();
    }

    private Offering onlyOffering() {
        return refresh().offerings("small-1").get(0);
    }

    private void price(String input, String validFrom, String id) throws SQLException {
        execute("""
                insert into price_version (id, offering, valid_from, price, list_price)
                select %s, 'small-at-alder', %s, d, d from (select '{"input": "%s", "output": "3"}'::jsonb as d) p
                """.formatted(id, validFrom, input));
    }

    private void credential(String slug, byte[] sealed) throws SQLException {
        try (Connection connection = database.connect();
                PreparedStatement insert = connection.prepareStatement(
                        "insert into credential (slug, provider, sealed) values (?, 'alder', ?)")) {
            insert.setString(1, slug);
            insert.setBytes(2, sealed);
            insert.executeUpdate();
        }
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
