package io.tollgate.api.config;

import java.util.Locale;

/** A setting that the node cannot start with; the message never repeats the value, which may be a secret. */
final class InvalidSetting extends RuntimeException {

    private final String fix;

    /** @param shape what a right value looks like */
    InvalidSetting(String property, String problem, String shape) {
        super(property + " " + problem, null, false, false);
        this.fix = "Set " + property + " (or " + environmentName(property) + ") to " + shape;
    }

    String fix() {
        return fix;
    }

    private static String environmentName(String property) {
        return property.replace("-", "").replace('.', '_').toUpperCase(Locale.ROOT);
    }
}
