package io.tollgate.admin.virtualkey;

import io.tollgate.admin.http.Fields;
import io.tollgate.admin.limit.EndpointPaths;
import io.tollgate.billing.tenant.AddressRange;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Reads what a key may be used for from a request. */
final class KeyScopeFields {

    /** Each covers what is below it. */
    private static final List<String> ENDPOINTS = EndpointPaths.ALL;

    private static final int MOST_RANGES = 50;
    private static final int MAX_ENVIRONMENT = 50;

    private KeyScopeFields() {}

    static KeyScope read(Fields fields, KeyRequest body) {
        return new KeyScope(
                each(
                        fields,
                        "endpoints",
                        body.endpoints(),
                        ENDPOINTS::contains,
                        "is none of " + String.join(", ", ENDPOINTS)),
                each(
                        fields,
                        "ip_ranges",
                        body.ipRanges(),
                        range -> AddressRange.read(range).isPresent(),
                        "is neither an address nor a range such as 203.0.113.0/24"),
                fields.optionalText("environment", body.environment(), MAX_ENVIRONMENT),
                Boolean.TRUE.equals(body.disabled()));
    }

    private static Optional<List<String>> each(
            Fields fields, String name, @Nullable List<String> written, Predicate<String> right, String wrong) {
        if (written == null) {
            return Optional.empty();
        }
        List<@Nullable String> values = new ArrayList<>(written);
        fields.require(
                !values.isEmpty() && values.size() <= MOST_RANGES,
                name,
                "has 1 to " + MOST_RANGES + " values; null: all");
        for (int i = 0; i < values.size(); i++) {
            String value = String.valueOf(values.get(i));
            fields.require(right.test(value), name + "[" + i + "]", "'" + value + "' " + wrong);
        }
        return Optional.of(written.stream().map(String::valueOf).distinct().toList());
    }
}
