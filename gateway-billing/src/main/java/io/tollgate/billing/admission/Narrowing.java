package io.tollgate.billing.admission;

import java.util.Locale;

/**
 * The part of a scope's requests that a limit is for.
 *
 * @param value a model's identifier, an endpoint's path such as {@code /v1/embeddings}, or a tag as {@code name=value}
 */
public record Narrowing(By by, String value) {

    /** What tells those requests from the others. */
    public enum By {
        MODEL,
        ENDPOINT,
        TAG;

        /** The name in the API, in Postgres and in Redis keys. */
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public Narrowing {
        if (!isWritable(value)) {
            throw new IllegalArgumentException("'" + value + "' is empty, or has a comma or a semicolon in it");
        }
    }

    /** Whether scopes can be written with it: their names are packed between commas and semicolons. */
    public static boolean isWritable(String value) {
        return !value.isEmpty() && value.indexOf(',') < 0 && value.indexOf(';') < 0;
    }

    /**
     * Reads a {@link #label}.
     *
     * @throws IllegalArgumentException when it is none
     */
    public static Narrowing of(String label) {
        int colon = label.indexOf(':');
        return new Narrowing(
                By.valueOf(label.substring(0, Math.max(0, colon)).toUpperCase(Locale.ROOT)),
                label.substring(colon + 1));
    }

    /** How it is written in Postgres and in Redis keys, such as {@code model:gpt-5}. */
    public String label() {
        return by.label() + ":" + value;
    }

    /** In words, such as {@code model 'gpt-5'}. */
    public String inWords() {
        return by.label() + " '" + value + "'";
    }

    /** Whether a request that this model serves is meant, as far as the model tells. */
    boolean coversModel(String model) {
        return by != By.MODEL || value.equals(model);
    }
}
