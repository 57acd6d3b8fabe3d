package io.tollgate.admin.account;

import io.tollgate.admin.invitation.Acceptances;
import java.util.Optional;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Finds where a new person begins; fails with 404 or 403 when their invitation does not let them in. */
@Component
class FirstPlaces {

    private final Acceptances acceptances;

    FirstPlaces(Acceptances acceptances) {
        this.acceptances = acceptances;
    }

    Mono<FirstPlace> of(SignUpFields asked) {
        return own(asked.organization())
                .switchIfEmpty(acceptances
                        .place(asked.invitation().orElse(null), asked.email())
                        .map(FirstPlace.Invited::new));
    }

    Mono<FirstPlace> of(PendingAccount account) {
        return own(account.organization())
                .switchIfEmpty(Mono.justOrEmpty(account.invitationHash())
                        .flatMap(invitation -> acceptances.place(invitation, account.email()))
                        .map(FirstPlace.Invited::new));
    }

    /** Where the invitation with this secret leads. */
    Mono<FirstPlace> invited(String secret, String email) {
        return acceptances.place(secret, email).map(FirstPlace.Invited::new);
    }

    private static Mono<FirstPlace> own(Optional<String> name) {
        return Mono.justOrEmpty(name).map(NewOrganization::of).map(FirstPlace.Own::new);
    }
}
