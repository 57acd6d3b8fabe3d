package io.tollgate.routing.quota;

import io.tollgate.routing.catalogue.Quota;
import io.tollgate.routing.quota.Share.Access;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/** What this node may use of one credential's quota; safe for use by many threads. */
final class CredentialPool {

    private final Quota quota;
    private final Slicing slicing;
    private final LongSupplier nanos;
    private final @Nullable Share requests;
    private final @Nullable Share tokens;
    private final Sinks.Empty<Void> ready = Sinks.empty();

    /** Whether a lease was answered, or not answered in time. */
    private volatile boolean known;

    private boolean sliced;
    private boolean alone;
    private boolean asking;
    private long goodUntil;
    private long askedAt;

    CredentialPool(Quota quota, Slicing slicing, LongSupplier nanos) {
        this.quota = quota;
        this.slicing = slicing;
        this.nanos = nanos;
        this.requests = share(quota.rpm(), slicing);
        this.tokens = share(quota.tpm(), slicing);
    }

    private static @Nullable Share share(OptionalLong limit, Slicing slicing) {
        return limit.isPresent() ? new Share(limit.getAsLong(), slicing) : null;
    }

    boolean isOf(Quota other) {
        return quota.equals(other);
    }

    boolean isKnown() {
        return known;
    }

    /** Completes when it is known what may be used. */
    Mono<Void> ready() {
        return ready.asMono();
    }

    /** One request with so many tokens, or how long there is none for this organization. */
    synchronized Taken take(UUID organization, long tokensExpected) {
        long now = nanos.getAsLong();
        Access access = access(now);
        // What is more than the whole quota takes all of it.
        long expected = Math.min(tokensExpected, quota.tpm().orElse(tokensExpected));
        if (!reaches(organization, expected, access, now)) {
            return new Taken.UsedUp(pause(now));
        }
        if (requests != null) {
            requests.take(organization, 1, access, now);
        }
        return tokens == null
                ? Taken.Use.UNCOUNTED
                : new Taken.Use(this, expected, tokens.take(organization, expected, access, now));
    }

    /** How long nothing is left for this organization, not even for the least request; empty when there is something. */
    synchronized Optional<Duration> pauseOf(UUID organization) {
        long now = nanos.getAsLong();
        return known && !reaches(organization, 1, access(now), now) ? Optional.of(pause(now)) : Optional.empty();
    }

    private boolean reaches(UUID organization, long expected, Access access, long now) {
        boolean enough = requests == null || requests.reaches(organization, 1, access, now);
        return (tokens == null || tokens.reaches(organization, expected, access, now)) && enough;
    }

    private Duration pause(long now) {
        return Duration.ofNanos(
                shares().mapToLong(share -> share.pause(now)).max().orElse(0));
    }

    /** Whether nothing is left for anybody. */
    synchronized boolean isUsedUp() {
        long now = nanos.getAsLong();
        Access access = access(now);
        return known && shares().anyMatch(share -> share.isUsedUp(access, now));
    }

    /** The tokens that were taken in this step came to so many more, or to fewer where it is below 0. */
    synchronized void correct(long more, long step) {
        if (tokens != null) {
            tokens.correct(more, step, nanos.getAsLong());
        }
    }

    /** What is to be told to Redis; null while it is not time for that. */
    synchronized @Nullable Asked ask() {
        long now = nanos.getAsLong();
        long past = now - askedAt;
        boolean hurried = past >= slicing.hurryNanos() && shares().anyMatch(share -> share.mayHurry(now));
        if (asking || (known && past < slicing.step().toNanos() && !hurried)) {
            return null;
        }
        asking = true;
        askedAt = now;
        boolean good = access(now) == Access.SLICE;
        return new Asked(
                requests == null ? Asked.OfMeasure.NONE : requests.ask(good),
                tokens == null ? Asked.OfMeasure.NONE : tokens.ask(good));
    }

    void granted(Granted granted) {
        use(granted);
        ready.tryEmitEmpty();
    }

    private synchronized void use(Granted granted) {
        long now = nanos.getAsLong();
        if (requests != null) {
            requests.granted(granted, granted.requests(), now);
        }
        if (tokens != null) {
            tokens.granted(granted, granted.tokens(), now);
        }
        goodUntil = askedAt + slicing.sliceNanos();
        sliced = true;
        alone = false;
        answered();
    }

    /** There was no answer. */
    void failed(Asked asked) {
        standAlone(asked);
        ready.tryEmitEmpty();
    }

    private synchronized void standAlone(Asked asked) {
        if (requests != null) {
            requests.failed(asked.requests());
        }
        if (tokens != null) {
            tokens.failed(asked.tokens());
        }
        alone = true;
        answered();
    }

    private void answered() {
        asking = false;
        known = true;
    }

    /** A slice is used to its end first, even when the next one cannot be had. */
    private Access access(long now) {
        if (sliced && now - goodUntil < 0) {
            return Access.SLICE;
        }
        return alone ? Access.ALONE : Access.NONE;
    }

    private Stream<Share> shares() {
        return Stream.concat(Stream.ofNullable(requests), Stream.ofNullable(tokens));
    }
}
