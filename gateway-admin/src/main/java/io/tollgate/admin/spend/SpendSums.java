package io.tollgate.admin.spend;

import io.r2dbc.spi.Readable;
import io.tollgate.billing.money.Money;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The sums of a group in each of its buckets, column by column as the query gives them. They add up to those of all groups:
 * so that these need no second look at the table.
 *
 * @param counts in the order of {@link #COUNTS}, each an element for each bucket
 * @param money in the order of {@link #MONEY}, likewise
 */
record SpendSums(List<Long[]> counts, List<BigDecimal[]> money) {

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

    /** Those of a row without buckets. */
    static SpendSums read(Readable row) {
        return of(column -> new Long[] {row.get(column, Long.class)}, column ->
                new BigDecimal[] {row.get(column, BigDecimal.class)});
    }

    /** Those of a row whose columns are arrays. */
    static SpendSums readAll(Readable row) {
        return of(column -> row.get(column, Long[].class), column -> row.get(column, BigDecimal[].class));
    }

    /** Those of all groups and buckets together. */
    static SpendTotal total(List<SpendSums> groups) {
        return of(
                        column -> new Long[] {
                            groups.stream()
                                    .flatMap(group -> Arrays.stream(group.counts(column)))
                                    .reduce(0L, Long::sum)
                        },
                        column -> new BigDecimal[] {
                            groups.stream()
                                    .flatMap(group -> Arrays.stream(group.money(column)))
                                    .reduce(BigDecimal.ZERO, BigDecimal::add)
                        })
                .total(0);
    }

    private static SpendSums of(Function<String, Long[]> counts, Function<String, BigDecimal[]> money) {
        return new SpendSums(
                COUNTS.stream().map(counts).toList(), MONEY.stream().map(money).toList());
    }

    BigDecimal spend(int bucket) {
        return money("spend")[bucket];
    }

    /** Those of one bucket, as the API shows them. */
    SpendTotal total(int bucket) {
        return new SpendTotal(
                counts("requests")[bucket],
                counts("errors")[bucket],
                counts("input_tokens")[bucket],
                counts("output_tokens")[bucket],
                counts("cache_read_tokens")[bucket],
                counts("cache_write_tokens")[bucket],
                counts("reasoning_tokens")[bucket],
                hitRate(bucket),
                usd("spend", bucket),
                usd("charged", bucket),
                usd("list_cost", bucket),
                usd("upstream_cost", bucket),
                usd("discount", bucket),
                usd("fee", bucket),
                usd("saved", bucket));
    }

    private @Nullable Double hitRate(int bucket) {
        long cached = counts("cache_read_tokens")[bucket];
        long all = cached + counts("cache_write_tokens")[bucket] + counts("input_tokens")[bucket];
        return all == 0 ? null : (double) Math.round(10_000.0 * cached / all) / 10_000;
    }

    private String usd(String column, int bucket) {
        return Money.show(money(column)[bucket]);
    }

    private Long[] counts(String column) {
        return counts.get(COUNTS.indexOf(column));
    }

    private BigDecimal[] money(String column) {
        return money.get(MONEY.indexOf(column));
    }
}
