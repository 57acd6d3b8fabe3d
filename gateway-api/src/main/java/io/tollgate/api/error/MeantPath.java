package io.tollgate.api.error;

import java.util.regex.Pattern;

/** What a client meant to call that was told a base URL without {@code /v1}, or with more than that. */
public final class MeantPath {

    private static final String ROOT = "/v1";
    private static final Pattern SLASHES = Pattern.compile("/{2,}");

    /** Other gateways' base URLs end in {@code /api/v1}; some clients add {@code /v1} to what ends in it. */
    private static final Pattern BEFORE = Pattern.compile("^(?:/api(?=/v1/))?(?:/v1(?=/|$))*");

    private MeantPath() {}

    /** The path with {@code /v1} before it, once, and with single slashes: itself, where it is so. */
    public static String of(String path) {
        String single = SLASHES.matcher(path).replaceAll("/");
        return ROOT + BEFORE.matcher(single).replaceFirst("");
    }
}
