package io.tollgate.routing.catalogue;

/** A provider's secret key, which never shows itself in a log. */
public record ApiKey(String secret) {

    private static final String HIDDEN = "[redacted]";

    /** The text without this key and without any part of it that is a secret too. */
    public String hiddenIn(String text) {
        String hidden = text;
        for (String part : SecretParts.of(secret)) {
            hidden = hidden.replace(part, HIDDEN);
        }
        return hidden;
    }

    @Override
    public String toString() {
        return "ApiKey" + HIDDEN;
    }
}
