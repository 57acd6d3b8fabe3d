package io.tollgate.admin.account;

import io.tollgate.admin.account.OutsideIdentities.Owner;
import io.tollgate.admin.http.Problem;
import io.tollgate.admin.invitation.Acceptances;
import io.tollgate.admin.security.SessionLogin;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * Logs in whom another service vouches for. An account of the same e-mail address is only believed to be theirs when both
 * sides have confirmed the address, or when they are logged in to it: otherwise whoever signs up with somebody else's address
 * would share an account with them.
 */
@Component
public class OutsideLogins {

    private final OutsideIdentities identities;
    private final OutsideAccounts accounts;
    private final SessionLogin sessions;
    private final Acceptances acceptances;
    private final TransactionalOperator transaction;

    OutsideLogins(
            OutsideIdentities identities,
            OutsideAccounts accounts,
            SessionLogin sessions,
            Acceptances acceptances,
            TransactionalOperator transaction) {
        this.identities = identities;
        this.accounts = accounts;
        this.sessions = sessions;
        this.acceptances = acceptances;
        this.transaction = transaction;
    }

    /**
     * Starts a session of this person, with a new account where there is none; in the organization that the invitation is
     * for, where there is one.
     *
     * @param invitation its secret
     * @throws Problem saying by its code why not
     */
    public Mono<Void> start(ServerWebExchange exchange, OutsidePerson person, Optional<String> invitation) {
        return identities
                .find(person)
                .switchIfEmpty(Mono.defer(() -> linked(exchange, person)))
                .flatMap(owner -> joined(owner, invitation))
                .switchIfEmpty(Mono.defer(() -> accounts.create(exchange, person, invitation)))
                .flatMap(owner -> sessions.start(exchange, owner.user(), owner.organization()));
    }

    /** The account where it was invited to; whoever is there already is welcome. */
    private Mono<Owner> joined(Owner owner, Optional<String> invitation) {
        return Mono.justOrEmpty(invitation)
                .flatMap(secret -> acceptances.join(owner.user(), secret))
                .map(organization -> new Owner(owner.user(), Optional.of(organization), owner.confirmed()))
                .defaultIfEmpty(owner);
    }

    private Mono<Owner> linked(ServerWebExchange exchange, OutsidePerson person) {
        if (person.email().isBlank()) {
            return Mono.error(new Problem(
                    HttpStatus.FORBIDDEN,
                    "email_not_verified",
                    "the service knows of no confirmed e-mail address: confirm yours there"));
        }
        return identities
                .account(person.email())
                .filterWhen(owner -> isTheirs(exchange, owner))
                .flatMap(owner -> transaction
                        .transactional(identities.add(person, owner.user(), owner.organization()))
                        .thenReturn(owner));
    }

    /** Fails with 409 when nobody knows whose the account is. */
    private Mono<Boolean> isTheirs(ServerWebExchange exchange, Owner owner) {
        return owner.confirmed()
                ? Mono.just(true)
                : sessions.person(exchange)
                        .map(Optional::of)
                        .defaultIfEmpty(Optional.<UUID>empty())
                        .map(current -> current.filter(owner.user()::equals).isPresent())
                        .filter(same -> same)
                        .switchIfEmpty(Mono.error(() -> new Problem(
                                HttpStatus.CONFLICT,
                                "log_in_first",
                                "an account has this e-mail address, which it never confirmed: log in with its password,"
                                        + " and connect the service then")));
    }
}
