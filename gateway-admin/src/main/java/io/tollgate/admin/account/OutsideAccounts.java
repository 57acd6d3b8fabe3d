package io.tollgate.admin.account;

import io.tollgate.admin.account.OutsideIdentities.Owner;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Makes accounts for people whom another service vouches for, as far as everybody may sign up. */
@Component
class OutsideAccounts {

    private final SignUpGate gate;
    private final NewAccounts accounts;
    private final PasswordHasher passwords;
    private final OutsideIdentities identities;
    private final FirstPlaces places;

    OutsideAccounts(
            SignUpGate gate,
            NewAccounts accounts,
            PasswordHasher passwords,
            OutsideIdentities identities,
            FirstPlaces places) {
        this.gate = gate;
        this.accounts = accounts;
        this.passwords = passwords;
        this.identities = identities;
        this.places = places;
    }

    /** The new account: where it was invited to, or as the owner of an organization of its own; nobody knows its password. */
    Mono<Owner> create(ServerWebExchange exchange, OutsidePerson person, Optional<String> invitation) {
        gate.admit(invitation.isPresent());
        return gate.enter(exchange)
                .then(place(person, invitation))
                .zipWhen(place -> passwords.hash(UUID.randomUUID() + "-" + UUID.randomUUID()))
                .flatMap(found -> store(
                        person, NewPerson.confirmed(person.email(), person.name(), found.getT2()), found.getT1()));
    }

    private Mono<FirstPlace> place(OutsidePerson person, Optional<String> invitation) {
        return invitation.isPresent()
                ? places.invited(invitation.get(), person.email())
                : Mono.just(new FirstPlace.Own(NewOrganization.of(person.name() + "'s organization")));
    }

    private Mono<Owner> store(OutsidePerson person, NewPerson account, FirstPlace place) {
        Optional<UUID> organization = Optional.of(place.organizationId());
        return accounts.create(account, place, identities.add(person, account.id(), organization))
                .thenReturn(new Owner(account.id(), organization, true));
    }
}
