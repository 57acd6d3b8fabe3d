package io.tollgate.routing.catalogue;

/** A provider's secret key, which never shows itself in a log. */
public record ApiKey(String secret) {

    @Override
    public String toString() {
        return "ApiKey[redacted]";
    }
}
