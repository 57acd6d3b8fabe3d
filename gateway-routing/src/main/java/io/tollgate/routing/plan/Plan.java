package io.tollgate.routing.plan;

import java.util.List;
import java.util.Optional;

/** What the planner came to. */
public sealed interface Plan {

    /**
     * What to try, in this order; at least one.
     *
     * @param home where the prompt is expected to be cached
     * @param downshift what other models are among them
     */
    record Attempts(List<Attempt> attempts, Optional<Home> home, Optional<Downshift> downshift) implements Plan {

        /** Of models that were asked for. */
        public Attempts(List<Attempt> attempts, Optional<Home> home) {
            this(attempts, home, Optional.empty());
        }

        public Attempts {
            attempts = attempts instanceof RankedAttempts ? attempts : List.copyOf(attempts);
        }
    }

    /** The catalogue has no such model. */
    record ModelUnknown(String model) implements Plan {}

    /**
     * The model is known, but nothing that sells it can take the request.
     *
     * @param code {@code no_offering}, {@code offering_unpriced}, {@code no_credential}, {@code no_offering_allowed},
     *     {@code capability_missing} or {@code context_length_exceeded}; the last two are the request's own fault
     * @param reason a sentence for the caller
     */
    record NoOffering(String code, String reason) implements Plan {}
}
