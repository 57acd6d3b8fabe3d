package io.tollgate.admin.invitation;

import io.tollgate.admin.access.Actor;
import io.tollgate.admin.change.AuditTrail;
import io.tollgate.admin.http.Problem;
import io.tollgate.billing.tenant.SecretFormat;
import io.tollgate.billing.tenant.SecretHasher;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** Lets people take the places that they were invited to; each invitation works once. */
@Component
public class Acceptances {

    private final InvitationStore invitations;
    private final AcceptanceStore store;
    private final AuditTrail audit;
    private final TransactionalOperator transaction;
    private final SecretHasher hasher;

    Acceptances(
            InvitationStore invitations,
            AcceptanceStore store,
            AuditTrail audit,
            TransactionalOperator transaction,
            SecretHasher hasher) {
        this.invitations = invitations;
        this.store = store;
        this.audit = audit;
        this.transaction = transaction;
        this.hasher = hasher;
    }

    /** The invitation with this secret; fails with 404 when there is none, or no more. */
    Mono<Invitation> find(@Nullable String secret) {
        return Mono.justOrEmpty(secret)
                .filter(SecretFormat.INVITATION::matches)
                .flatMap(known -> find(hasher.hash(known)))
                .switchIfEmpty(Mono.error(Acceptances::gone));
    }

    private Mono<Invitation> find(byte[] secretHash) {
        return invitations.bySecret(secretHash).switchIfEmpty(Mono.error(Acceptances::gone));
    }

    /**
     * Holds an invitation for somebody with this e-mail address; fails with 404 when there is none, and with 403 when it is
     * for somebody else.
     */
    public Mono<Place> place(@Nullable String secret, String email) {
        return find(secret).doOnNext(invitation -> mustBeFor(invitation, email)).map(Place::new);
    }

    /** The same by the secret's hash. */
    public Mono<Place> place(byte[] secretHash, String email) {
        return find(secretHash)
                .doOnNext(invitation -> mustBeFor(invitation, email))
                .map(Place::new);
    }

    /**
     * Puts a person into the organization, in a transaction of the caller's; fails with 404 when somebody else was faster,
     * and with 409 when the person is in it already.
     */
    public Mono<Void> take(Place place, UUID userId) {
        Invitation invitation = place.invitation();
        return store.accept(invitation, userId)
                .filter(rows -> rows == 1)
                .switchIfEmpty(Mono.error(Acceptances::gone))
                .then(store.join(invitation, userId))
                .then(audit.add(
                        invitation.organizationId(),
                        new Actor(Actor.Kind.USER, userId),
                        invitation.audit("invitation.accept")));
    }

    /** The same for a person who is logged in; answers the organization. */
    Mono<Place> accept(UUID userId, @Nullable String secret) {
        return store.email(userId)
                .flatMap(email -> place(secret, email))
                .flatMap(place -> transaction.transactional(take(place, userId)).thenReturn(place));
    }

    /** The same for a person whom another service vouches for; answers the organization, also when they are in it already. */
    public Mono<UUID> join(UUID userId, String secret) {
        return accept(userId, secret)
                .onErrorResume(
                        Problem.class,
                        problem -> problem.code().equals(AcceptanceStore.ALREADY_MEMBER)
                                ? find(secret).map(Place::new)
                                : Mono.error(problem))
                .map(Place::organizationId);
    }

    private static Problem gone() {
        return new Problem(
                HttpStatus.NOT_FOUND,
                "invitation_not_found",
                "this invitation was accepted or revoked, has expired, or never was: ask for another");
    }

    private static void mustBeFor(Invitation invitation, String email) {
        if (!invitation.email().map(email::equals).orElse(true)) {
            throw new Problem(
                    HttpStatus.FORBIDDEN,
                    "invitation_for_another",
                    "this invitation is for another e-mail address: log in with that one, or ask for an invitation of your own");
        }
    }
}
