package io.tollgate.billing.payload;

import io.r2dbc.spi.ConnectionFactory;
import io.tollgate.billing.attribution.Partitions;
import io.tollgate.billing.tenant.Envelopes.Parts;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.r2dbc.connection.R2dbcTransactionManager;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/** Seals what waits, and writes it; what could not be written waits on. */
public final class PayloadWriter implements AutoCloseable {

    /** The one table. */
    static final String TABLE = "request_payload";

    private static final Logger LOG = LoggerFactory.getLogger(PayloadWriter.class);

    private static final int BATCH = 16;
    private static final Duration LAST_WAIT = Duration.ofSeconds(10);

    /** Nothing is kept of a team that is gone; a team that is being deleted is waited for. */
    private static final String INSERT = """
            insert into request_payload (organization_id, request_id, expires_on, expires_at, captured_at, team_id,
                sealed_key, content)
            select :organization, :request, :expiresOn, :expiresAt, :capturedAt, id, :key, :content
              from team
             where organization_id = :organization and id = :team and deleted_at is null
               for share
            on conflict do nothing
            """;

    private final DatabaseClient database;
    private final TransactionalOperator transaction;
    private final Partitions partitions;
    private final PayloadQueue queue;
    private final PayloadVault vault;
    private final Scheduler scheduler;

    /** @param scheduler what is sealed on, so that no event loop is kept busy by it; disposed of with this */
    public PayloadWriter(ConnectionFactory postgres, PayloadQueue queue, PayloadVault vault, Scheduler scheduler) {
        this.database = DatabaseClient.create(postgres);
        this.transaction = TransactionalOperator.create(new R2dbcTransactionManager(postgres));
        this.partitions = new Partitions(database, TABLE);
        this.queue = queue;
        this.vault = vault;
        this.scheduler = scheduler;
    }

    /** Writes everything that waits. */
    public Mono<Void> write() {
        return Mono.defer(() -> write(queue.first(BATCH)))
                .repeat(queue::hasMore)
                .then();
    }

    private Mono<Void> write(List<CapturedPayload> batch) {
        return batch.isEmpty()
                ? Mono.empty()
                : partitions
                        .ensure(batch.stream().map(CapturedPayload::expiresOn).toList())
                        .then(insert(batch))
                        .doOnSuccess(done -> queue.remove(batch));
    }

    private Mono<Void> insert(List<CapturedPayload> batch) {
        Mono<Void> work = Flux.fromIterable(batch)
                .publishOn(scheduler)
                .map(payload -> new Sealed(payload, vault.seal(payload)))
                .concatMap(this::insert)
                .then();
        return transaction.transactional(work);
    }

    private Mono<Void> insert(Sealed sealed) {
        CapturedPayload payload = sealed.payload();
        return database.sql(INSERT)
                .bind("organization", payload.organizationId())
                .bind("team", payload.teamId())
                .bind("request", payload.requestId())
                .bind("expiresOn", payload.expiresOn())
                .bind("expiresAt", payload.expiresAt())
                .bind("capturedAt", payload.capturedAt())
                .bind("key", sealed.parts().key())
                .bind("content", sealed.parts().content())
                .then();
    }

    /** Writes what still waits, as long as a stop may take. */
    @Override
    public void close() {
        write().timeout(LAST_WAIT)
                .onErrorResume(e -> Mono.fromRunnable(() -> LOG.warn("captured payloads are lost: {}", e.toString())))
                .block();
        scheduler.dispose();
    }

    private record Sealed(CapturedPayload payload, Parts parts) {}
}
