package io.tollgate.api.auth;

import io.tollgate.api.auth.GrantOutcome.Granted;
import io.tollgate.api.auth.GrantOutcome.Refused;
import org.springframework.security.authentication.ReactiveAuthenticationManager;
import org.springframework.security.core.Authentication;
import reactor.core.publisher.Mono;

/** Exchanges a presented secret for its grant. */
record VirtualKeyManager(KeyGrants grants) implements ReactiveAuthenticationManager {

    @Override
    public Mono<Authentication> authenticate(Authentication presented) {
        return grants.find(String.valueOf(presented.getCredentials())).map(VirtualKeyManager::authentication);
    }

    private static Authentication authentication(GrantOutcome outcome) {
        if (outcome instanceof Refused refused) {
            throw refused.error().exception();
        }
        return VirtualKeyAuthentication.granted(((Granted) outcome).grant());
    }
}
