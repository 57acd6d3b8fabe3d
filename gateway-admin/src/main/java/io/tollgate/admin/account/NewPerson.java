package io.tollgate.admin.account;

import io.tollgate.billing.tenant.IdKind;
import java.util.UUID;

/** A person who is about to have an account. */
record NewPerson(UUID id, String email, String name, String passwordHash, boolean emailConfirmed) {

    static NewPerson of(String email, String name, String passwordHash) {
        return new NewPerson(IdKind.next(), email, name, passwordHash, false);
    }

    /** One who has shown that the address is theirs. */
    static NewPerson confirmed(String email, String name, String passwordHash) {
        return new NewPerson(IdKind.next(), email, name, passwordHash, true);
    }

    UserView view() {
        return new UserView(IdKind.USER.show(id), email, name, false);
    }

    @Override
    public String toString() {
        return "NewPerson[" + id + "]";
    }
}
