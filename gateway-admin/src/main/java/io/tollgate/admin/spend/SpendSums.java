package io.tollgate.admin.spend;

import io.r2dbc.spi.Readable;
import io.tollgate.billing.money.Money;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The sums of a group, which add up to those of all groups: so that these need no second look at the table.
 *
 * @param counts in the order of {@link #COUNTS}
 * @param money in the order of {@link #MONEY}
 */
record SpendSums(List<Long> counts, List<BigDecimal> money) {

    private static final List<String> COUNTS = List.of(
            "requests",
            "errors",
            "input_tokens",
            "output_tokens",
            "cache_read_tokens",
            "cache_write_tokens",
            "reasoning_tokens");
    private static final List<String> MONEY =
            List.of("spend", "charged", "list_cost", "upstream_cost", "discount", "fee", "saved");

    /** What a query gives the sums as. */
    static final List<String> COLUMNS =
            Stream.concat(COUNTS.stream(), MONEY.stream()).toList();

    private static final SpendSums NONE = new SpendSums(
            COUNTS.stream().map(column -> 0L).toList(),
            MONEY.stream().map(column -> BigDecimal.ZERO).toList());

    static SpendSums read(Readable row) {
        return new SpendSums(
                COUNTS.stream().map(column -> row.get(column, Long.class)).toList(),
                MONEY.stream().map(column -> row.get(column, BigDecimal.class)).toList());
    }

    /** Those of a row whose columns are arrays of so many elements. */
    static List<SpendSums> readAll(Readable row, int size) {
        List<Long[]> counts =
                COUNTS.stream().map(column -> row.get(column, Long[].class)).toList();
        List<BigDecimal[]> money = MONEY.stream()
                .map(column -> row.get(column, BigDecimal[].class))
                .toList();
        return IntStream.range(0, size)
                .mapToObj(i -> new SpendSums(
                        counts.stream().map(column -> column[i]).toList(),
                        money.stream().map(column -> column[i]).toList()))
                .toList();
    }

    static SpendSums of(Stream<SpendSums> groups) {
        return groups.reduce(NONE, SpendSums::plus);
    }

    private SpendSums plus(SpendSums other) {
        return new SpendSums(
                IntStream.range(0, counts.size())
                        .mapToObj(i -> counts.get(i) + other.counts.get(i))
                        .toList(),
                IntStream.range(0, money.size())
                        .mapToObj(i -> money.get(i).add(other.money.get(i)))
                        .toList());
    }

    BigDecimal spend() {
        return money.get(MONEY.indexOf("spend"));
    }

    /** As the API shows them. */
    SpendTotal total() {
        return new SpendTotal(
                count("requests"),
                count("errors"),
                count("input_tokens"),
                count("output_tokens"),
                count("cache_read_tokens"),
                count("cache_write_tokens"),
                count("reasoning_tokens"),
                hitRate(),
                usd("spend"),
                usd("charged"),
                usd("list_cost"),
                usd("upstream_cost"),
                usd("discount"),
                usd("fee"),
                usd("saved"));
    }

    private @Nullable Double hitRate() {
        long cached = count("cache_read_tokens");
        long all = cached + count("cache_write_tokens") + count("input_tokens");
        return all == 0 ? null : (double) Math.round(10_000.0 * cached / all) / 10_000;
    }

    private long count(String column) {
        return counts.get(COUNTS.indexOf(column));
    }

    private String usd(String column) {
        return Money.show(money.get(MONEY.indexOf(column)));
    }
}
