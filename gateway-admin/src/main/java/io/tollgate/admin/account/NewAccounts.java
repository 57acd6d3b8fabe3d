package io.tollgate.admin.account;

import io.tollgate.admin.http.Problem;
import io.tollgate.admin.invitation.Acceptances;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** Stores what a sign-up makes, all or nothing. */
@Component
class NewAccounts {

    private static final String INSERT = "insert into app_user (id, email, name, password_hash, email_confirmed)"
            + " values (:id, :email, :name, :password, :confirmed)";

    private final DatabaseClient database;
    private final TransactionalOperator transaction;
    private final NewOrganizations organizations;
    private final Acceptances acceptances;

    NewAccounts(
            DatabaseClient database,
            TransactionalOperator transaction,
            NewOrganizations organizations,
            Acceptances acceptances) {
        this.database = database;
        this.transaction = transaction;
        this.organizations = organizations;
        this.acceptances = acceptances;
    }

    /** Stores the person in their place; fails with 409 when somebody has the e-mail address. */
    Mono<SignedUp> create(NewPerson person, FirstPlace place) {
        return create(person, place, Mono.empty());
    }

    /** The same with what else is to be true of them. */
    Mono<SignedUp> create(NewPerson person, FirstPlace place, Mono<Void> further) {
        Mono<Void> work = insert(person)
                .then(place.take(person, organizations, acceptances))
                .then(further);
        return transaction.transactional(work).thenReturn(place.view(person));
    }

    private Mono<Void> insert(NewPerson person) {
        return database.sql(INSERT)
                .bind("id", person.id())
                .bind("email", person.email())
                .bind("name", person.name())
                .bind("password", person.passwordHash())
                .bind("confirmed", person.emailConfirmed())
                .then()
                .onErrorMap(
                        DuplicateKeyException.class,
                        taken -> Problem.conflict(
                                "email_taken", "email", person.email() + " has an account: log in instead"));
    }
}
