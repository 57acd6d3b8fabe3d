package io.tollgate.billing.testing;

import static org.awaitility.Awaitility.await;

import io.lettuce.core.ClientOptions;
import io.lettuce.core.RedisClient;
import io.lettuce.core.TimeoutOptions;
import io.lettuce.core.api.StatefulRedisConnection;
import io.tollgate.billing.admission.Admission;
import io.tollgate.billing.admission.AdmissionOutcome;
import io.tollgate.billing.admission.AdmissionRequest;
import io.tollgate.billing.admission.Extension;
import io.tollgate.billing.admission.Hold;
import io.tollgate.billing.admission.LimitStatus;
import io.tollgate.billing.admission.NodeLeases;
import io.tollgate.billing.admission.RedisAdmission;
import io.tollgate.billing.admission.RedisLimitStatus;
import io.tollgate.billing.admission.ScopeLimits;
import io.tollgate.billing.admission.ScopeStatus;
import io.tollgate.billing.outage.LiveNodes;
import io.tollgate.billing.outage.OutageAdmission;
import io.tollgate.billing.outage.OutagePolicy;
import io.tollgate.billing.outage.OutageSettings;
import io.tollgate.billing.outage.RedisCircuit;
import io.tollgate.billing.price.Estimate;
import io.tollgate.billing.redis.ServingRedis;
import io.tollgate.billing.redis.ShardEpochs;
import io.tollgate.billing.redis.ShardKeys;
import io.tollgate.billing.settlement.LostHolds;
import io.tollgate.billing.settlement.RedisSettlement;
import io.tollgate.billing.settlement.Retention;
import io.tollgate.billing.settlement.SettleScript;
import io.tollgate.billing.usage.UsageEvent;
import io.tollgate.billing.usage.UsageEventCodec;
import io.tollgate.testkit.TestServers;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import reactor.core.publisher.Mono;

/** One node's billing on a Redis of its own, called like plain methods. */
public final class Ledger implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration DAY = Duration.ofDays(1);

    private final RedisClient client;
    private final StatefulRedisConnection<String, String> redis;
    private final UsageEventCodec codec = new UsageEventCodec();
    private final NodeLeases leases;
    private final RedisSettlement settlement;
    private final Admission admission;
    private final LimitStatus status;
    private final LostHolds ownSweeper;
    private final LostHolds othersSweeper;
    private final StoredCounters counters;

    private Ledger(String url, String node, Duration timeout, Clock clock) {
        this.client = client(url, timeout);
        this.redis = client.connect();
        this.counters = new StoredCounters(redis);
        this.leases = new NodeLeases(redis, node);
        SettleScript script = new SettleScript(ServingRedis.shared(redis), ShardEpochs.NONE);
        this.settlement = new RedisSettlement(script, leases, codec, Retention.NONE, clock);
        this.admission = OutageAdmission.of(
                new OutageSettings(OutagePolicy.DENY, 0),
                new RedisAdmission(ServingRedis.shared(redis), leases, codec, settlement, ShardEpochs.NONE),
                settlement,
                new RedisCircuit(redis),
                new LiveNodes(redis, node));
        this.status = new RedisLimitStatus(redis);
        this.ownSweeper = new LostHolds(redis, leases, script);
        this.othersSweeper = new LostHolds(redis, new NodeLeases(redis, "sweeper"), script);
    }

    /** A node on an empty Redis. */
    public static Ledger open() {
        return on(TestServers.freshRedisUrl(), "node-1");
    }

    /** A node of this name, with others perhaps, on this Redis. */
    public static Ledger on(String url, String node) {
        return new Ledger(url, node, Duration.ofSeconds(2), Clock.systemUTC());
    }

    /** A node with little patience, for a Redis that does not answer. */
    public static Ledger impatient(String url, Clock clock) {
        return new Ledger(url, "node-1", Duration.ofMillis(300), clock);
    }

    private static RedisClient client(String url, Duration timeout) {
        RedisClient client = RedisClient.create(url);
        client.setOptions(ClientOptions.builder()
                .disconnectedBehavior(ClientOptions.DisconnectedBehavior.REJECT_COMMANDS)
                .timeoutOptions(TimeoutOptions.enabled(timeout))
                .build());
        return client;
    }

    /** The connection, to look behind the counters. */
    public StatefulRedisConnection<String, String> redis() {
        return redis;
    }

    public UsageEventCodec codec() {
        return codec;
    }

    public Admission admission() {
        return admission;
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

    /** As if the hold had been taken a day earlier; does nothing where it was already. */
    public void makeYesterdays(Hold hold) {
        String id = hold.requestId().toString();
        String key = heldBy(hold.requestId()).orElseThrow();
        String[] text = redis.sync().hget(key, id).split(" ", 2);
        Instant at = Instant.ofEpochMilli(Long.parseLong(text[0]) / 1_000);
        if (at.getEpochSecond() / DAY.toSeconds() < Instant.now().getEpochSecond() / DAY.toSeconds()) {
            return;
        }
        redis.sync().hset(key, id, at.minus(DAY).toEpochMilli() * 1_000 + " " + text[1]);
        long held = Long.parseLong(text[1].split(" ", 2)[0]);
        for (ScopeLimits scope : hold.limits()) {
            counters.change(scope, "RESERVED", -held);
            counters.change(scope, "RESERVED + 1", held);
        }
    }

    private Optional<String> heldBy(UUID requestId) {
        return redis.sync().keys(new ShardKeys(Requests.SHARD).anyHeld() + "*").stream()
                .filter(key -> redis.sync().hexists(key, requestId.toString()))
                .findFirst();
    }

    /** Whether the hold of a request is open, of whatever node. */
    public boolean isHeld(UUID requestId) {
        return heldBy(requestId).isPresent();
    }

    /** What is counted, to be tampered with. */
    public StoredCounters counters() {
        return counters;
    }

    public boolean extend(Hold hold, Estimate estimate) {
        return extend(hold, new Extension(estimate.nano(hold.outputLimit()), Requests.MODEL, 0));
    }

    public boolean extend(Hold hold, Extension extension) {
        return Boolean.TRUE.equals(admission.extend(hold, extension).block(PATIENCE));
    }

    public Mono<Void> settling(Hold hold, UsageEvent event) {
        return settlement.settle(hold, event);
    }

    public void settle(Hold hold, UsageEvent event) {
        settlement.settle(hold, event).block(PATIENCE);
    }

    /** Voids, and waits until Redis knows: nobody waits for it otherwise. */
    public void voidAdmission(AdmissionRequest request) {
        settlement.undo(request);
        String mark = new ShardKeys(Requests.SHARD)
                .settled(request.draft().requestId().toString());
        await().atMost(PATIENCE)
                .pollDelay(Duration.ZERO)
                .until(() -> redis.sync().exists(mark) == 1);
    }

    public ScopeStatus status(ScopeLimits limits) {
        return Objects.requireNonNull(status.of(Requests.SHARD, List.of(limits)).block(PATIENCE))
                .get(0);
    }

    /** Lets this node's leases end at once, as if it had been silent for long. */
    public void loseLeases() {
        String key = new ShardKeys(Requests.SHARD).leases();
        redis.sync().zadd(key, 0, leases.node());
    }

    /** Another node sweeps. */
    public void sweep() {
        othersSweeper.sweep().block(PATIENCE);
    }

    /** This node sweeps. */
    public void sweepItself() {
        ownSweeper.sweep().block(PATIENCE);
    }

    public NodeLeases leases() {
        return leases;
    }

    @Override
    public void close() {
        redis.close();
        client.shutdown();
    }
}
