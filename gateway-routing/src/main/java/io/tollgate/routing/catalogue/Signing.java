package io.tollgate.routing.catalogue;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How requests prove to a provider who asks. */
public enum Signing {
    /** The key is in a header. */
    KEY,
    /** Each request has an AWS signature. */
    AWS,
    /** Each request has a token that Google gives a service account. */
    GOOGLE,
    /** Each request has a token that Microsoft Entra gives an application. */
    ENTRA;

    /** The name in presets, in the API and in Postgres. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Signing> of(String label) {
        return Arrays.stream(values())
                .filter(signing -> signing.label().equals(label))
                .findFirst();
    }
}
