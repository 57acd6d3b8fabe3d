package io.tollgate.routing.quota;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** Whether an attempt may be made, as far as its credential's quota goes. */
public sealed interface Taken {

    /** Nothing is left. */
    record UsedUp(Duration pause) implements Taken {}

    /** It may be made, and has taken the tokens that it is expected to use. */
    final class Use implements Taken {

        /** Of a credential whose tokens nobody counts. */
        public static final Use UNCOUNTED = new Use(null, 0, 0);

        private final @Nullable CredentialPool pool;
        private final long expected;
        private final long step;
        private final AtomicBoolean settled = new AtomicBoolean();

        Use(@Nullable CredentialPool pool, long expected, long step) {
            this.pool = pool;
            this.expected = expected;
            this.step = step;
        }

        /** So many tokens were used in the end; the first word counts. */
        public void settle(long tokens) {
            CredentialPool counted = pool;
            if (counted != null && settled.compareAndSet(false, true)) {
                counted.correct(tokens - expected, step);
            }
        }

        /** Whether anybody wants to know how many tokens are used. */
        public boolean isCounted() {
            return pool != null;
        }
    }
}
