package io.tollgate.admin.account;

import io.tollgate.admin.http.Problem;

/** Who may sign up: everyone, whoever was invited, or nobody. */
public enum SignUpMode {
    OPEN,
    INVITE,
    CLOSED;

    /** Ends the sign-up of somebody without an invitation unless everyone may. */
    void admit() {
        if (this != OPEN) {
            throw Problem.forbidden(
                    this == INVITE
                            ? "signing up needs an invitation: ask an owner of your organization for one"
                            : "signing up is closed here: ask the operator for an account");
        }
    }
}
