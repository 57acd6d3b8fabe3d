package io.tollgate.billing.testing;

import io.lettuce.core.ClientOptions;
import io.lettuce.core.RedisClient;
import io.lettuce.core.TimeoutOptions;
import io.lettuce.core.api.StatefulRedisConnection;
import io.r2dbc.spi.ConnectionFactory;
import io.tollgate.billing.admission.AdmissionOutcome;
import io.tollgate.billing.admission.AdmissionRequest;
import io.tollgate.billing.admission.Extension;
import io.tollgate.billing.admission.Hold;
import io.tollgate.billing.admission.NodeLeases;
import io.tollgate.billing.admission.RedisAdmission;
import io.tollgate.billing.journal.RetainedEvents;
import io.tollgate.billing.ledger.Replay;
import io.tollgate.billing.ledger.ShardRebuild;
import io.tollgate.billing.outage.LiveNodes;
import io.tollgate.billing.outage.OutageAdmission;
import io.tollgate.billing.outage.OutagePolicy;
import io.tollgate.billing.outage.OutageSettings;
import io.tollgate.billing.outage.RedisCircuit;
import io.tollgate.billing.price.Estimate;
import io.tollgate.billing.recovery.Epochs;
import io.tollgate.billing.recovery.RecoveryTurn;
import io.tollgate.billing.redis.ServingRedis;
import io.tollgate.billing.redis.ShardKeys;
import io.tollgate.billing.settlement.LostHolds;
import io.tollgate.billing.settlement.RedisSettlement;
import io.tollgate.billing.settlement.SettleScript;
import io.tollgate.billing.usage.UsageEvent;
import io.tollgate.billing.usage.UsageEventCodec;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/** One node's billing with all that gets lost counters back, called like plain methods. */
public final class Node implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final OutageSettings STRICT = new OutageSettings(OutagePolicy.DENY, 0);

    private final RedisClient client;
    private final StatefulRedisConnection<String, String> redis;
    private final NodeLeases leases;
    private final RetainedEvents retained;
    private final RedisSettlement settlement;
    private final OutageAdmission admission;
    private final RedisCircuit circuit;
    private final LiveNodes nodes;
    private final RecoveryTurn recovery;
    private final LostHolds sweeper;

    private Node(String url, String name, ConnectionFactory postgres, Optional<Path> journal, OutageSettings outage) {
        UsageEventCodec codec = new UsageEventCodec();
        this.client = RedisClient.create(url);
        client.setOptions(ClientOptions.builder()
                .disconnectedBehavior(ClientOptions.DisconnectedBehavior.REJECT_COMMANDS)
                .timeoutOptions(TimeoutOptions.enabled(Duration.ofSeconds(8)))
                .build());
        this.redis = client.connect();
        this.leases = new NodeLeases(redis, name);
        Epochs epochs = new Epochs(redis, new ShardRebuild(redis, postgres, codec), leases);
        SettleScript script = new SettleScript(ServingRedis.shared(redis), epochs);
        this.retained = journal.map(folder -> RetainedEvents.inFiles(epochs, folder, Duration.ZERO))
                .orElseGet(() -> RetainedEvents.inMemory(epochs));
        this.settlement = new RedisSettlement(script, leases, codec, retained, Clock.systemUTC());
        this.circuit = new RedisCircuit(redis);
        this.nodes = new LiveNodes(redis, name);
        RedisAdmission counting = new RedisAdmission(ServingRedis.shared(redis), leases, codec, settlement, epochs);
        this.admission = OutageAdmission.of(outage, counting, settlement, circuit, nodes);
        Replay replay = new Replay(redis, postgres, codec, script, epochs);
        this.recovery = new RecoveryTurn(redis, DatabaseClient.create(postgres), epochs, retained, replay);
        this.sweeper = new LostHolds(redis, leases, script);
    }

    /** A node that keeps what it settles in memory. */
    public static Node on(String url, String name, ConnectionFactory postgres) {
        return new Node(url, name, postgres, Optional.empty(), STRICT);
    }

    /** A node with a journal. */
    public static Node on(String url, String name, ConnectionFactory postgres, Path journal) {
        return new Node(url, name, postgres, Optional.of(journal), STRICT);
    }

    /** A node that goes by these settings while Redis is away. */
    public static Node on(String url, String name, ConnectionFactory postgres, OutageSettings outage) {
        return new Node(url, name, postgres, Optional.empty(), outage);
    }

    /** Looks whether Redis answers, as a running node does all the time. */
    public void probe() {
        circuit.probe().block(PATIENCE);
    }

    /** Says that it lives, and counts the nodes that do. */
    public void countNodes() {
        nodes.report().block(PATIENCE);
    }

    public AdmissionOutcome admit(AdmissionRequest request) {
        return Objects.requireNonNull(admission.admit(request).block(PATIENCE));
    }

    /** Admits what must be admitted. */
    public Hold hold(AdmissionRequest request) {
        AdmissionOutcome outcome = admit(request);
        if (outcome instanceof AdmissionOutcome.Admitted admitted) {
            return admitted.hold();
        }
        throw new AssertionError("not admitted: " + outcome);
    }

    public boolean extend(Hold hold, Estimate estimate) {
        return extend(hold, new Extension(estimate.nano(hold.outputLimit()), Requests.MODEL, 0));
    }

    public boolean extend(Hold hold, Extension extension) {
        return Boolean.TRUE.equals(admission.extend(hold, extension).block(PATIENCE));
    }

    public void settle(Hold hold, UsageEvent event) {
        admission.settle(hold, event).block(PATIENCE);
    }

    public Mono<Void> settling(Hold hold, UsageEvent event) {
        return admission.settle(hold, event);
    }

    public void voidAdmission(AdmissionRequest request) {
        settlement.undo(request);
    }

    /** What a running node does every second. */
    public void turn() {
        recovery.run().block(PATIENCE);
    }

    public void sweep() {
        sweeper.sweep().block(PATIENCE);
    }

    /** Lets this node's leases end at once, as if it had been silent for long. */
    public void loseLeases() {
        redis.sync().zadd(new ShardKeys(Requests.SHARD).leases(), 0, leases.node());
    }

    /** How many settlements are not known to have rows. */
    public int retained() {
        return retained.size();
    }

    public boolean isConnected() {
        return redis.isOpen();
    }

    @Override
    public void close() {
        retained.close();
        redis.close();
        client.shutdown(Duration.ZERO, Duration.ofSeconds(1));
    }
}
