package io.tollgate.admin.account;

import io.tollgate.admin.invitation.Acceptances;
import io.tollgate.admin.security.SessionLogin;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Makes a person with an organization of their own, or in the one that invited them, and logs them in. */
@Component
class SignUp {

    private final SignUpGate gate;
    private final PasswordHasher passwords;
    private final NewAccounts accounts;
    private final Acceptances acceptances;
    private final SessionLogin sessions;

    SignUp(
            SignUpGate gate,
            PasswordHasher passwords,
            NewAccounts accounts,
            Acceptances acceptances,
            SessionLogin sessions) {
        this.gate = gate;
        this.passwords = passwords;
        this.accounts = accounts;
        this.acceptances = acceptances;
        this.sessions = sessions;
    }

    Mono<SignedUp> run(ServerWebExchange exchange, SignUpRequest body) {
        gate.admit(body.invitation() != null);
        SignUpFields asked = SignUpFields.read(body);
        return gate.enter(exchange)
                .then(place(asked))
                .zipWhen(place -> person(asked))
                .flatMap(found -> create(exchange, found.getT2(), found.getT1()));
    }

    private Mono<FirstPlace> place(SignUpFields asked) {
        return asked.organization()
                .<Mono<FirstPlace>>map(name -> Mono.just(new FirstPlace.Own(NewOrganization.of(name))))
                .orElseGet(() -> acceptances
                        .place(asked.invitation().orElse(null), asked.email())
                        .map(FirstPlace.Invited::new));
    }

    private Mono<NewPerson> person(SignUpFields asked) {
        return passwords.hash(asked.password()).map(hash -> NewPerson.of(asked.email(), asked.name(), hash));
    }

    private Mono<SignedUp> create(ServerWebExchange exchange, NewPerson person, FirstPlace place) {
        return accounts.create(person, place)
                .delayUntil(made -> sessions.start(exchange, person.id(), Optional.of(place.organizationId())));
    }
}
