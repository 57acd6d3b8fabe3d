package io.tollgate.admin.account;

import java.util.Optional;

/**
 * A sign-up that waits for its e-mail address to be confirmed.
 *
 * @param organization the new organization's name; empty: the invitation's is joined
 * @param invitationHash of the invitation's secret
 */
@SuppressWarnings("ArrayRecordComponent")
record PendingAccount(
        String email,
        String name,
        String passwordHash,
        Optional<String> organization,
        Optional<byte[]> invitationHash) {

    NewPerson person() {
        return NewPerson.confirmed(email, name, passwordHash);
    }

    @Override
    public String toString() {
        return "PendingAccount";
    }
}
