package io.tollgate.routing.catalogue;

import java.util.OptionalLong;

/**
 * What a provider lets one credential use in a minute, by all nodes together.
 *
 * @param rpm requests; absent: as many as are made
 * @param tpm tokens, those of prompts and answers together; absent: as many as there are
 */
public record Quota(OptionalLong rpm, OptionalLong tpm) {

    public static final Quota NONE = new Quota(OptionalLong.empty(), OptionalLong.empty());

    public boolean isNone() {
        return rpm.isEmpty() && tpm.isEmpty();
    }
}
