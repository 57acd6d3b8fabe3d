package io.tollgate.billing.attribution;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Requests, tokens, money and times added up.
 *
 * @param group the columns that rows are told apart by
 */
record UsageSums(List<String> group) implements Summary {

    /** By everything that reports can be grouped by. */
    static final UsageSums WHOLE = new UsageSums(List.of(
            "organization_id", BUCKET, "team_id", "key_id", "member_id", "model", "provider", "offering", "status"));

    /** By what was asked for and who served it: as many as are in use, however many keys there are. */
    static final UsageSums BY_MODEL =
            new UsageSums(List.of("organization_id", BUCKET, "model", "provider", "offering", "status"));

    /** By who asked: a key belongs to one member of one team, or to the team. */
    static final UsageSums BY_MEMBER =
            new UsageSums(List.of("organization_id", BUCKET, "team_id", "member_id", "status"));

    /** What is added up. */
    private static final Map<String, String> SUMS = new LinkedHashMap<>();

    static {
        SUMS.put("requests", "count(*) filter (where seq = 0)");
        for (String tokens :
                new String[] {"input", "cache_read", "cache_write_5m", "cache_write_1h", "output", "reasoning"}) {
            SUMS.put(tokens + "_tokens", "sum(" + tokens + "_tokens)::bigint");
        }
        for (String money :
                new String[] {"upstream_cost", "list_cost", "discount", "fee", "charged", "spend", "cache_saved"}) {
            SUMS.put(money, "sum(" + money + ")");
        }
        SUMS.put("budget_nano", "sum(budget_nano)::bigint");
        SUMS.put("ttft_us_sum", "coalesce(sum(ttft_us), 0)::bigint");
        SUMS.put("ttft_count", "count(ttft_us)");
        SUMS.put("total_us_sum", "sum(total_us)::bigint");
        SUMS.put("overhead_us_sum", "sum(overhead_us)::bigint");
    }

    @Override
    public List<String> figures() {
        return List.copyOf(SUMS.keySet());
    }

    @Override
    public String selectFrom(String rows, String unit) {
        String sums = SUMS.entrySet().stream()
                .map(column -> column.getValue() + " as " + column.getKey())
                .collect(Collectors.joining(", "));
        String ordinals = IntStream.rangeClosed(1, group.size())
                .mapToObj(Integer::toString)
                .collect(Collectors.joining(", "));
        return "select " + grouping(unit) + ", " + sums + " from " + rows + " group by " + ordinals;
    }

    @Override
    public String added(String table) {
        return SUMS.keySet().stream().map(column -> Summary.plus(table, column)).collect(Collectors.joining(", "));
    }

    @Override
    public String json() {
        return Summary.jsonObject(figures());
    }
}
