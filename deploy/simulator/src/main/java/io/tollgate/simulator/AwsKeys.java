package io.tollgate.simulator;

import java.util.Locale;

/** A pair of AWS's access keys. */
record AwsKeys(String id, String secret) {

    static AwsKeys of(String slug) {
        return new AwsKeys(
                "AKIA" + slug.toUpperCase(Locale.ROOT) + "SIMULATOR00",
                "simulated/secret/of/" + slug + "/" + "0".repeat(16));
    }

    /** As it is entered in one line. */
    String pair() {
        return id + ":" + secret;
    }
}
