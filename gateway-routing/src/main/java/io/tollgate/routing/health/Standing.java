package io.tollgate.routing.health;

import java.util.Locale;

/** How an offering stands with a credential. */
public enum Standing {
    /** Nothing speaks against it. */
    CLOSED(0),
    /** It failed a while ago, and a few calls may try whether it is back. */
    HALF_OPEN(0),
    /** The provider asked for a pause. */
    COOLING(1),
    /** It failed just now. */
    OPEN(2),
    /** The provider refuses the credential, or does not know the model. */
    PARKED(3),
    /** What the provider lets the credential use in a minute is used up. */
    QUOTA_USED_UP(4);

    private final int rank;

    Standing(int rank) {
        this.rank = rank;
    }

    /** The name in the API. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Those of a lower rank are tried before those of a higher one, whatever they cost. */
    public int rank() {
        return rank;
    }
}
