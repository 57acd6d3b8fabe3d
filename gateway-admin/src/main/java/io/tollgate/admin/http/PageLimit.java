package io.tollgate.admin.http;

import org.jspecify.annotations.Nullable;

/** How many rows a page holds. */
public final class PageLimit {

    private static final int DEFAULT = 50;
    private static final int MAX = 200;

    private PageLimit() {}

    /**
     * What the caller asked for, or the default.
     *
     * @throws Problem 400 unless it is 1 to 200
     */
    public static int of(@Nullable Integer asked) {
        int limit = asked == null ? DEFAULT : asked;
        if (limit < 1 || limit > MAX) {
            throw Problem.invalid("limit", limit + " is not between 1 and " + MAX);
        }
        return limit;
    }
}
