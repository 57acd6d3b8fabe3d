package io.tollgate.admin.account;

import io.tollgate.admin.security.SessionLogin;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Makes a new person's account and logs them in. */
@Component
class Registration {

    private final NewAccounts accounts;
    private final SessionLogin sessions;

    Registration(NewAccounts accounts, SessionLogin sessions) {
        this.accounts = accounts;
        this.sessions = sessions;
    }

    Mono<SignedUp> register(ServerWebExchange exchange, NewPerson person, FirstPlace place) {
        return accounts.create(person, place)
                .delayUntil(made -> sessions.start(exchange, person.id(), Optional.of(place.organizationId())));
    }
}
