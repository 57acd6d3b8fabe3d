package io.tollgate.admin.invitation;

import io.tollgate.admin.access.Action;
import io.tollgate.admin.access.Caller;
import io.tollgate.admin.access.Grant;
import io.tollgate.admin.access.Role;
import io.tollgate.admin.change.AuditTrail;
import io.tollgate.admin.http.Named;
import io.tollgate.admin.http.Problem;
import io.tollgate.billing.tenant.IdKind;
import io.tollgate.billing.tenant.SecretFormat;
import io.tollgate.billing.tenant.SecretHasher;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** Issues, renews and revokes invitations; the data plane does not know them, so no revision changes. */
@Component
class Invitations {

    private final InvitationStore store;
    private final AuditTrail audit;
    private final TransactionalOperator transaction;
    private final SecretHasher hasher;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    Invitations(
            InvitationStore store,
            AuditTrail audit,
            TransactionalOperator transaction,
            SecretHasher hasher,
            Clock clock) {
        this.store = store;
        this.audit = audit;
        this.transaction = transaction;
        this.hasher = hasher;
        this.clock = clock;
    }

    Mono<FreshInvitation> create(Caller caller, InvitationRequest body) {
        Grant grant = caller.may(Action.MEMBERS_WRITE);
        InvitationFields asked = InvitationFields.read(body, now());
        mayInvite(caller, asked.role());
        String secret = SecretFormat.INVITATION.generate(random);
        Mono<Invitation> work = store.haveTeams(grant.organizationId(), asked.teams())
                .filter(there -> there)
                .switchIfEmpty(Mono.error(() -> Problem.invalid("teams", "names a team that is not there")))
                .map(there -> invitation(grant, asked))
                .delayUntil(made -> store.insert(made, grant.userId(), hasher.hash(secret)))
                .flatMap(made -> store.find(made.organizationId(), made.id()));
        return done(caller, "invitation.create", work).map(made -> new FreshInvitation(made, secret));
    }

    /** Gives the invitation a new secret and the usual time from now; the old secret ends. */
    Mono<FreshInvitation> resend(Caller caller, String id) {
        String secret = SecretFormat.INVITATION.generate(random);
        Mono<Invitation> work = find(caller, id)
                .map(invitation -> invitation.until(now().plus(Invitation.USUAL)))
                .flatMap(invitation -> store.renew(invitation, hasher.hash(secret)));
        return done(caller, "invitation.resend", work).map(made -> new FreshInvitation(made, secret));
    }

    Mono<Void> revoke(Caller caller, String id) {
        return done(caller, "invitation.revoke", find(caller, id).delayUntil(store::revoke))
                .then();
    }

    private Mono<Invitation> find(Caller caller, String id) {
        UUID organization = caller.may(Action.MEMBERS_WRITE).organizationId();
        return Mono.justOrEmpty(IdKind.INVITATION.read(id))
                .flatMap(found -> store.find(organization, found))
                .switchIfEmpty(Mono.error(() -> Problem.notFound("open invitation", id)))
                .doOnNext(found -> mayInvite(caller, found.role()));
    }

    private Mono<Invitation> done(Caller caller, String action, Mono<Invitation> work) {
        return transaction.transactional(work.delayUntil(
                invitation -> audit.add(invitation.organizationId(), caller.actor(), invitation.audit(action))));
    }

    private Invitation invitation(Grant grant, InvitationFields asked) {
        return new Invitation(
                grant.organizationId(),
                "",
                IdKind.next(),
                asked.email(),
                asked.role(),
                asked.teams(),
                now(),
                new Named(IdKind.USER.show(grant.userId()), ""),
                asked.expiresAt());
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private static void mayInvite(Caller caller, Role role) {
        if (role == Role.OWNER) {
            caller.may(Action.OWNERSHIP_WRITE);
        }
    }
}
