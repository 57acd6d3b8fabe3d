package io.tollgate.billing.admission;

import static org.assertj.core.api.Assertions.assertThat;

import io.lettuce.core.RedisClient;
import io.lettuce.core.ScriptOutputType;
import io.lettuce.core.api.StatefulRedisConnection;
import io.tollgate.billing.testing.StoredCounters;
import io.tollgate.testkit.TestServers;
import java.time.LocalDate;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.lifecycle.AfterContainer;

/** The scripts' calendar is Java's. */
class AccountingWindowsTest {

    private static final RedisClient CLIENT = RedisClient.create(TestServers.freshRedisUrl());
    private static final StatefulRedisConnection<String, String> REDIS = CLIENT.connect();

    private static final String SCRIPT =
            StoredCounters.script("accounting.lua") + "\n" + StoredCounters.script("named.lua")
                    + "\nlocal n = names_on(tonumber(ARGV[1])) return { n[D], n[D + 1], n[W], n[W + 1], n[M], n[M + 1] }";
    private static final String STANDINGS = StoredCounters.script("accounting.lua") + """

            local first, second = tonumber(ARGV[1]), tonumber(ARGV[2])
            local counters = read_counters(false, first)
            charge(counters, first, 100)
            reserve(counters, first, 20)
            counters = read_counters(packed(counters), second)
            charge(counters, second, 7)
            reserve(counters, second, 10)
            local reply = {}
            for _, window in ipairs({ D, W, M, TOTAL }) do
              reply[#reply + 1], reply[#reply + 2] = standing(counters, window, second)
            end
            return reply
            """;

    @AfterContainer
    static void close() {
        REDIS.close();
        CLIENT.shutdown();
    }

    @Property(tries = 500)
    void namesTheSameWindowsAsTheCalendar(@ForAll @LongRange(min = 0, max = 60_000) long day) {
        LocalDate date = LocalDate.ofEpochDay(day);
        LocalDate monthBefore = date.minusMonths(1);

        List<String> names = REDIS.sync().eval(SCRIPT, ScriptOutputType.MULTI, new String[0], Long.toString(day));

        assertThat(names)
                .containsExactly(
                        "D" + day,
                        "D" + (day - 1),
                        "W" + BudgetWindow.WEEK.firstDay(date).toEpochDay(),
                        "W" + BudgetWindow.WEEK.firstDay(date.minusWeeks(1)).toEpochDay(),
                        "M" + (date.getYear() * 100 + date.getMonthValue()),
                        "M" + (monthBefore.getYear() * 100 + monthBefore.getMonthValue()));
    }

    /** Spends and reservations of two days: those that are of the later day's windows are counted in them. */
    @Property(tries = 500)
    void keepsTheWindowsOfTheDayBeforeAndOfToday(
            @ForAll @LongRange(min = 20_000, max = 40_000) long day, @ForAll @LongRange(min = 1, max = 70) long later) {
        LocalDate before = LocalDate.ofEpochDay(day);
        LocalDate now = LocalDate.ofEpochDay(day + later);

        List<Long> standings = REDIS.sync()
                .eval(STANDINGS, ScriptOutputType.MULTI, new String[0], Long.toString(day), Long.toString(day + later));

        int place = 0;
        for (BudgetWindow window : BudgetWindow.values()) {
            boolean same = window.firstDay(before).equals(window.firstDay(now));
            assertThat(standings.get(place++)).as("spent in %s", window).isEqualTo(same ? 107 : 7);
            assertThat(standings.get(place++)).as("reserved of %s", window).isEqualTo(same && later == 1 ? 30 : 10);
        }
    }
}
