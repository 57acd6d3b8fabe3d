package io.tollgate.admin.request;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Which rows a listener has been told of; used by one thread after the other. */
final class SeenRows {

    private static final int MOST = 1_000;

    private final Set<String> seen = new LinkedHashSet<>();

    /** Those of the rows that were not seen before. */
    List<RequestView> fresh(List<RequestView> rows) {
        List<RequestView> fresh = rows.stream()
                .filter(row -> seen.add(row.id() + "/" + row.seq()))
                .toList();
        while (seen.size() > MOST) {
            seen.remove(seen.iterator().next());
        }
        return fresh;
    }
}
