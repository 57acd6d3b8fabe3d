package io.tollgate.billing.admission;

import static org.assertj.core.api.Assertions.assertThat;

import io.lettuce.core.RedisClient;
import io.lettuce.core.ScriptOutputType;
import io.lettuce.core.api.StatefulRedisConnection;
import io.tollgate.billing.redis.ShardKeys;
import io.tollgate.testkit.TestServers;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.lifecycle.AfterContainer;

/** The scripts' calendar is Java's. */
class AccountingWindowsTest {

    private static final RedisClient CLIENT = RedisClient.create(TestServers.freshRedisUrl());
    private static final StatefulRedisConnection<String, String> REDIS = CLIENT.connect();

    @AfterContainer
    static void close() {
        REDIS.close();
        CLIENT.shutdown();
    }

    @Property(tries = 500)
    void namesTheSameWindowsAsTheCalendar(@ForAll @LongRange(min = 0, max = 60_000) long day) {
        LocalDate date = LocalDate.ofEpochDay(day);

        List<String> windows = REDIS.sync().eval(script(), ScriptOutputType.MULTI, new String[0], Long.toString(day));

        assertThat(windows)
                .containsExactly(
                        "D" + day,
                        "W" + BudgetWindow.WEEK.firstDay(date).toEpochDay(),
                        "M" + (date.getYear() * 100 + date.getMonthValue()),
                        "T");
    }

    private static String script() {
        try (InputStream prelude = ShardKeys.class.getResourceAsStream("accounting.lua")) {
            String text = new String(Objects.requireNonNull(prelude).readAllBytes(), StandardCharsets.UTF_8);
            return text + "\nlocal w = windows_of(tonumber(ARGV[1])) return { w.D, w.W, w.M, w.T }";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
