package io.tollgate.admin.account;

import io.tollgate.admin.http.Problem;
import java.util.Locale;

/** Who may sign up: everyone, whoever was invited, or nobody. */
public enum SignUpMode {
    OPEN,
    INVITE,
    CLOSED;

    /** The name in the API and in the settings. */
    String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Ends the sign-up of somebody who may not. */
    void admit(boolean invited) {
        if (this == CLOSED) {
            throw Problem.forbidden("signing up is closed here: ask the operator for an account");
        }
        if (this == INVITE && !invited) {
            throw Problem.forbidden("signing up needs an invitation: ask an owner of your organization for one");
        }
    }
}
