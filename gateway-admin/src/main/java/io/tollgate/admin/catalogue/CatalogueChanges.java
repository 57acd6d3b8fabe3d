package io.tollgate.admin.catalogue;

import io.tollgate.admin.access.Actor;
import io.tollgate.admin.access.Caller;
import io.tollgate.admin.change.AuditTrail;
import io.tollgate.admin.change.Change;
import io.tollgate.admin.http.Problem;
import io.tollgate.billing.redis.ChangeFeed;
import io.tollgate.routing.catalogue.CatalogueStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/**
 * Makes the changes to the catalogue, one at a time: with the next revision and the audit event in one transaction, then
 * read by this node and told to the others, before the operator hears of it.
 */
@Component
public class CatalogueChanges {

    private static final Logger log = LoggerFactory.getLogger(CatalogueChanges.class);
    private static final int ANNOUNCE_TRIES = 3;

    private final DatabaseClient database;
    private final TransactionalOperator transaction;
    private final AuditTrail audit;
    private final CatalogueStore catalogue;
    private final ChangeFeed feed;

    CatalogueChanges(
            DatabaseClient database,
            TransactionalOperator transaction,
            AuditTrail audit,
            CatalogueStore catalogue,
            ChangeFeed feed) {
        this.database = database;
        this.transaction = transaction;
        this.audit = audit;
        this.catalogue = catalogue;
        this.feed = feed;
    }

    /** Makes a change; {@code work} runs inside the transaction, after everyone else's changes to the catalogue. */
    public <T> Mono<T> make(Caller caller, Mono<Change<T>> work) {
        return make(caller.asOperator(), work);
    }

    /** As {@link #make(Caller, Mono)}, by whomever. */
    <T> Mono<T> make(Actor actor, Mono<Change<T>> work) {
        return transaction
                .transactional(bump().then(work).flatMap(change -> record(actor, change)))
                .delayUntil(result -> announce());
    }

    /** What a change would come to: all of it is undone. */
    <T> Mono<T> rehearse(Mono<T> work) {
        return transaction
                .execute(status -> {
                    status.setRollbackOnly();
                    return bump().then(work);
                })
                .single();
    }

    private Mono<Void> bump() {
        return database.sql("update catalogue_revision set revision = revision + 1")
                .then();
    }

    private <T> Mono<T> record(Actor actor, Change<T> change) {
        return audit.add(null, actor, change.audit()).thenReturn(change.result());
    }

    private Mono<Void> announce() {
        return catalogue
                .refresh()
                .then(feed.catalogueChanged())
                .retryWhen(Retry.max(ANNOUNCE_TRIES))
                .onErrorMap(CatalogueChanges::untold);
    }

    private static Problem untold(Throwable failure) {
        log.warn("a change of the catalogue is stored, but could not be told: {}", failure.toString());
        return Problem.unavailable(
                "change_not_announced", "the change is stored, but could not be told to the nodes: repeat it");
    }
}
