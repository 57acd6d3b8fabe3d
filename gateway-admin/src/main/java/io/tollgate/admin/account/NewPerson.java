package io.tollgate.admin.account;

import io.tollgate.billing.tenant.IdKind;
import java.util.UUID;

/** A person who is about to have an account. */
record NewPerson(UUID id, String email, String name, String passwordHash) {

    static NewPerson of(String email, String name, String passwordHash) {
        return new NewPerson(IdKind.next(), email, name, passwordHash);
    }

    UserView view() {
        return new UserView(IdKind.USER.show(id), email, name, false);
    }

    @Override
    public String toString() {
        return "NewPerson[" + id + "]";
    }
}
