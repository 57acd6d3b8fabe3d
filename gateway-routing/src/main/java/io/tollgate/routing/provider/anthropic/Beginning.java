package io.tollgate.routing.provider.anthropic;

import io.tollgate.routing.provider.Failure;
import java.util.Optional;

/** A message begins once. Proxies that try again upstream let it begin twice: before any content that does no harm. */
final class Beginning {

    private int begun;
    private boolean passed;

    /** Content came. */
    void passed() {
        passed = true;
    }

    /** The message begins; what is wrong with that, if anything. */
    Optional<Failure> again() {
        begun++;
        return passed
                ? Optional.of(new Failure.Unavailable("restarted", "the provider began its answer anew in the middle"))
                : Optional.empty();
    }

    /** Whether it began but once. */
    boolean isFirst() {
        return begun == 1;
    }
}
