package io.tollgate.admin.account;

import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * Makes a person with an organization of their own, or in the one that invited them, and logs them in; where mail is sent, once
 * they have confirmed their address.
 */
@Component
class SignUp {

    private final SignUpGate gate;
    private final FirstPlaces places;
    private final PasswordHasher passwords;
    private final Registration registration;
    private final SignUpByMail byMail;

    SignUp(
            SignUpGate gate,
            FirstPlaces places,
            PasswordHasher passwords,
            Registration registration,
            SignUpByMail byMail) {
        this.gate = gate;
        this.places = places;
        this.passwords = passwords;
        this.registration = registration;
        this.byMail = byMail;
    }

    /** 201 with what was made; where it must be confirmed first 202 without a body, for known addresses too. */
    Mono<ResponseEntity<SignedUp>> run(ServerWebExchange exchange, SignUpRequest body) {
        gate.admit(body.invitation() != null);
        SignUpFields asked = SignUpFields.read(body);
        return gate.enter(exchange)
                .then(places.of(asked))
                .zipWhen(place -> passwords.hash(asked.password()))
                .flatMap(found -> run(exchange, asked, found.getT1(), found.getT2()));
    }

    /** Makes the account that a letter's link stands for. */
    Mono<SignedUp> confirm(ServerWebExchange exchange, ConfirmationRequest body) {
        return byMail.confirmed(body)
                .zipWhen(places::of)
                .flatMap(found -> registration.register(exchange, found.getT1().person(), found.getT2()))
                .delayUntil(made -> byMail.forget(made.user().email()));
    }

    private Mono<ResponseEntity<SignedUp>> run(
            ServerWebExchange exchange, SignUpFields asked, FirstPlace place, String hash) {
        if (byMail.enabled()) {
            return byMail.ask(asked, hash).thenReturn(ResponseEntity.accepted().build());
        }
        return registration
                .register(exchange, NewPerson.of(asked.email(), asked.name(), hash), place)
                .map(made -> ResponseEntity.status(HttpStatus.CREATED).body(made));
    }
}
