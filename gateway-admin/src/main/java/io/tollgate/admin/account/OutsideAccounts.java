package io.tollgate.admin.account;

import io.tollgate.admin.account.OutsideIdentities.Owner;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Makes accounts for people whom another service vouches for, as far as everybody may sign up. */
@Component
class OutsideAccounts {

    private final SignUpGate gate;
    private final NewAccounts accounts;
    private final PasswordHasher passwords;
    private final OutsideIdentities identities;
    private final TransactionalOperator transaction;

    OutsideAccounts(
            SignUpGate gate,
            NewAccounts accounts,
            PasswordHasher passwords,
            OutsideIdentities identities,
            TransactionalOperator transaction) {
        this.gate = gate;
        this.accounts = accounts;
        this.passwords = passwords;
        this.identities = identities;
        this.transaction = transaction;
    }

    /** The new account, as the owner of an organization of its own; its password is one that nobody knows. */
    Mono<Owner> create(ServerWebExchange exchange, OutsidePerson person) {
        gate.admit(false);
        return gate.enter(exchange)
                .then(passwords.hash(UUID.randomUUID() + "-" + UUID.randomUUID()))
                .flatMap(hash -> store(person, NewPerson.confirmed(person.email(), person.name(), hash)));
    }

    private Mono<Owner> store(OutsidePerson person, NewPerson account) {
        FirstPlace place = new FirstPlace.Own(NewOrganization.of(account.name() + "'s organization"));
        Optional<UUID> organization = Optional.of(place.organizationId());
        return transaction
                .transactional(accounts.create(account, place).then(identities.add(person, account.id(), organization)))
                .thenReturn(new Owner(account.id(), organization, true));
    }
}
