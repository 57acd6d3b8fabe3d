package io.tollgate.admin.token;

import io.tollgate.admin.access.Action;
import io.tollgate.admin.access.Caller;
import io.tollgate.admin.access.Grant;
import io.tollgate.admin.change.AuditEntry;
import io.tollgate.admin.change.AuditTrail;
import io.tollgate.admin.http.Problem;
import io.tollgate.billing.tenant.IdKind;
import io.tollgate.billing.tenant.SecretHasher;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** Issues and revokes API tokens; the data plane does not know them, so no revision changes. */
@Component
class Tokens {

    private final TokenStore store;
    private final AuditTrail audit;
    private final TransactionalOperator transaction;
    private final SecretHasher hasher;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    Tokens(TokenStore store, AuditTrail audit, TransactionalOperator transaction, SecretHasher hasher, Clock clock) {
        this.store = store;
        this.audit = audit;
        this.transaction = transaction;
        this.hasher = hasher;
        this.clock = clock;
    }

    Mono<IssuedToken> create(Caller caller, TokenRequest body) {
        Grant grant = caller.may(Action.TOKENS_WRITE);
        NewToken token = NewToken.read(caller, body, clock.instant(), hasher, random);
        AuditEntry entry = new AuditEntry(
                "token.create", "token", token.shownId(), Map.of("name", token.name(), "scopes", token.scopes()));
        return transaction
                .transactional(store.insert(grant, token).then(record(caller, entry)))
                .thenReturn(token.issued());
    }

    Mono<Void> revoke(Caller caller, String id) {
        Grant grant = caller.may(Action.TOKENS_WRITE);
        Mono<Void> work = Mono.justOrEmpty(IdKind.TOKEN.read(id))
                .flatMap(token -> store.revoke(grant, token))
                .switchIfEmpty(Mono.error(() -> Problem.notFound("token", id)))
                .map(name -> new AuditEntry("token.revoke", "token", id, Map.of("name", name)))
                .flatMap(entry -> record(caller, entry));
        return transaction.transactional(work);
    }

    private Mono<Void> record(Caller caller, AuditEntry entry) {
        return audit.add(caller.tenant().organizationId(), caller.actor(), entry);
    }
}
