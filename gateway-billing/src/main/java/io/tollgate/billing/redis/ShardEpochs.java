package io.tollgate.billing.redis;

import reactor.core.publisher.Mono;

/**
 * Which epoch of each shard's counters this node works with. Scripts that count compare it with what Redis has, and do
 * nothing when it is another: then Redis has lost counters, or has got them back.
 */
public interface ShardEpochs {

    /** For a Redis whose counters nobody rebuilds. */
    ShardEpochs NONE = new ShardEpochs() {
        @Override
        public String known(int shard) {
            return "";
        }

        @Override
        public Mono<Void> renew(int shard) {
            return Mono.error(new RecoveringException(shard));
        }
    };

    /** What this node believes. */
    String known(int shard);

    /**
     * Finds out what holds now, and rebuilds the counters where they are lost. Fails with a {@link RecoveringException} when
     * that takes too long to wait for.
     */
    Mono<Void> renew(int shard);
}
