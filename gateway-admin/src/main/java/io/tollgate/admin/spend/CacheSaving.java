package io.tollgate.admin.spend;

/** What tokens that were read from a provider's cache would have cost more as plain input, added up over usage {@code u}. */
final class CacheSaving {

    /** What the API says of it. */
    static final String MEANING =
            "What tokens that were read from providers' caches would have cost more as plain input, "
                    + "at the list prices of their days; no part of the other amounts";

    /** In USD; zero without any. */
    static final String SUM = "coalesce(sum(u.cache_read_tokens * c.saved_a_token), 0)";

    /**
     * List prices by the days they are for: a day's is the one that held as it ended. A rate that is not stated saves
     * nothing. PostgreSQL never lets several processes share what has window functions in it.
     */
    private static final String RATES = """
             left join (
                select p.offering, date_trunc('day', p.valid_from, 'UTC') as since,
                    coalesce(date_trunc('day', min(later.valid_from), 'UTC'), 'infinity') as until,
                    ((p.list_price ->> 'input')::numeric - (p.list_price ->> 'cache_read')::numeric)
                        * 0.000001 as saved_a_token
                from price_version p
                left join price_version later
                    on later.offering = p.offering and (later.valid_from, later.id) > (p.valid_from, p.id)
                where (p.list_price ->> 'input')::numeric > (p.list_price ->> 'cache_read')::numeric
                group by p.offering, p.valid_from, p.id, p.list_price
            ) c on c.offering = u.offering and %1$s >= c.since and %1$s < c.until
            """;

    private CacheSaving() {}

    /** Joins what {@link #SUM} needs, once for each row of {@code u}, whose time this column tells. */
    static String join(String time) {
        return RATES.formatted(time);
    }
}
