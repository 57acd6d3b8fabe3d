package io.tollgate.admin.providerkey;

import io.tollgate.admin.http.Fields;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where a tenant's own key stands among the keys at a provider. */
enum Precedence {
    BEFORE,
    AFTER;

    /** The name in the API and in Postgres. */
    String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Precedence> read(Fields fields, @Nullable String written) {
        Optional<Precedence> found = Arrays.stream(values())
                .filter(precedence -> precedence.label().equals(written))
                .findFirst();
        fields.require(
                written == null || found.isPresent(), "precedence", "'" + written + "' is neither before nor after");
        return found;
    }
}
