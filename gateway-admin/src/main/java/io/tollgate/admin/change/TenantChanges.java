package io.tollgate.admin.change;

import io.tollgate.admin.access.Actor;
import io.tollgate.admin.http.Problem;
import io.tollgate.billing.ledger.EarlierSpend;
import io.tollgate.billing.redis.ChangeFeed;
import java.time.Duration;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/**
 * Makes the changes that the data plane must see: one at a time for each organization, with its audit event and the
 * organization's next revision in one transaction, and told to every node before the caller hears of it.
 */
@Component
public class TenantChanges {

    private static final Logger log = LoggerFactory.getLogger(TenantChanges.class);
    private static final int ANNOUNCE_TRIES = 3;
    private static final Duration COUNTING_PATIENCE = Duration.ofSeconds(10);

    private final DatabaseClient database;
    private final TransactionalOperator transaction;
    private final AuditTrail audit;
    private final ChangeFeed feed;
    private final EarlierSpend earlierSpend;

    TenantChanges(
            DatabaseClient database,
            TransactionalOperator transaction,
            AuditTrail audit,
            ChangeFeed feed,
            EarlierSpend earlierSpend) {
        this.database = database;
        this.transaction = transaction;
        this.audit = audit;
        this.feed = feed;
        this.earlierSpend = earlierSpend;
    }

    /**
     * Makes a change.
     *
     * @param work runs inside the transaction, after everyone else's changes to the organization
     * @throws Problem 404 when there is no such organization; 503 when the change was committed, but could not be told
     */
    public <T> Mono<T> make(UUID organizationId, Actor actor, Mono<Change<T>> work) {
        return commit(organizationId, actor, work)
                .delayUntil(made -> countEarlierSpend(organizationId))
                .flatMap(this::announce);
    }

    /**
     * Makes something that no node can know yet, and so need not be told of: when Redis is away the call succeeds all the
     * same, and its answer, which may hold a secret that is shown once, is not lost.
     *
     * @throws Problem 404 when there is no such organization
     */
    public <T> Mono<T> create(UUID organizationId, Actor actor, Mono<Change<T>> work) {
        return commit(organizationId, actor, work)
                .delayUntil(made -> announceNew(organizationId, made.revision()))
                .map(Committed::result);
    }

    private <T> Mono<Committed<T>> commit(UUID organizationId, Actor actor, Mono<Change<T>> work) {
        return transaction.transactional(
                bump(organizationId).flatMap(revision -> apply(organizationId, actor, revision, work)));
    }

    /** Before anybody keeps to new budgets; a node of the data plane does it soon, where it cannot be done now. */
    private Mono<Void> countEarlierSpend(UUID organizationId) {
        return earlierSpend
                .countDue(organizationId)
                .timeout(COUNTING_PATIENCE)
                .doOnError(failure -> log.warn(
                        "what organization {} spent before its budgets were made is counted later: {}",
                        organizationId,
                        failure.toString()))
                .onErrorComplete();
    }

    private Mono<Void> announceNew(UUID organizationId, Revision revision) {
        return tell(revision)
                .doOnError(failure -> log.warn(
                        "something new of organization {} is stored, and Redis could not be told: {}",
                        organizationId,
                        failure.toString()))
                .onErrorComplete();
    }

    private Mono<Void> tell(Revision revision) {
        return feed.organizationChanged(revision.organizationId(), revision.shard(), revision.number())
                .retryWhen(Retry.max(ANNOUNCE_TRIES));
    }

    private Mono<Revision> bump(UUID organizationId) {
        return database.sql("update organization set revision = revision + 1 where id = :id returning shard, revision")
                .bind("id", organizationId)
                .map(row ->
                        new Revision(organizationId, row.get("shard", Integer.class), row.get("revision", Long.class)))
                .one()
                .switchIfEmpty(Mono.error(() -> Problem.notFound("organization", organizationId.toString())));
    }

    private <T> Mono<Committed<T>> apply(UUID organizationId, Actor actor, Revision revision, Mono<Change<T>> work) {
        return work.flatMap(change -> audit.add(organizationId, actor, change.audit())
                .thenReturn(new Committed<>(change.result(), revision)));
    }

    private <T> Mono<T> announce(Committed<T> committed) {
        Revision revision = committed.revision();
        return tell(revision)
                .onErrorMap(failure -> untold(revision.organizationId(), failure))
                .thenReturn(committed.result());
    }

    private static Problem untold(UUID organizationId, Throwable failure) {
        log.warn(
                "a change of organization {} is stored, but Redis could not be told: {}",
                organizationId,
                failure.toString());
        return Problem.unavailable(
                "change_not_announced",
                "the change is stored, but Redis could not be told: nodes follow within 30 seconds. Repeat it to be sure");
    }

    private record Revision(UUID organizationId, int shard, long number) {}

    private record Committed<T>(T result, Revision revision) {}
}
