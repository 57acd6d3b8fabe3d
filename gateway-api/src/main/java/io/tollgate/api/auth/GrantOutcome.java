package io.tollgate.api.auth;

import io.tollgate.api.error.GatewayError;

/** What a virtual key comes to. */
public sealed interface GrantOutcome {

    /** The key may call. */
    record Granted(KeyGrant grant) implements GrantOutcome {}

    /** The key may not; the error says why. */
    record Refused(GatewayError error) implements GrantOutcome {}
}
