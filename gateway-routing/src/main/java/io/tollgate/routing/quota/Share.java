package io.tollgate.routing.quota;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/**
 * One measure of a credential's quota, requests or tokens, as far as it is this node's. Guarded by its pool; times are
 * nanoseconds of one clock.
 */
final class Share {

    /** The step of what was used without a slice. */
    static final long NO_STEP = -1;

    private final long quota;
    private final Slicing slicing;
    private final FairParts parts;
    private final RecentUse own;
    private final Map<Long, Long> returns = new HashMap<>();
    private long common;
    private long reserve;
    private long size;
    private long step = NO_STEP;
    private long nodes = 1;
    private long freeAt;
    private long unleased;
    private long demand;
    private long wanting;

    Share(long quota, Slicing slicing) {
        this.quota = quota;
        this.slicing = slicing;
        this.parts = new FairParts(slicing);
        this.own = new RecentUse(slicing);
    }

    /** Whether this organization may have so much now; counts that it asked. */
    boolean reaches(UUID organization, long amount, Access access, long now) {
        demand += amount;
        FairParts.Part part = parts.asking(organization, now);
        boolean reaches = switch (access) {
            case SLICE -> amount <= open(part, now) && leavesOthers(part, amount);
            case ALONE -> own.sum(now) + amount <= quota / nodes;
            case NONE -> false;
        };
        wanting = reaches ? wanting : Math.max(wanting, amount);
        return reaches;
    }

    /**
     * Takes what is within reach.
     *
     * @return the step of the slice that it was taken from
     */
    long take(UUID organization, long amount, Access access, long now) {
        parts.asking(organization, now).took(amount, now);
        own.add(amount, now);
        if (access == Access.ALONE) {
            unleased += amount;
            return NO_STEP;
        }
        takeHere(amount);
        return step;
    }

    private void takeHere(long amount) {
        long ofCommon = Math.min(common, amount);
        common -= ofCommon;
        reserve -= amount - ofCommon;
    }

    /** What was taken in this step came to so much more, or to less where it is below 0. */
    void correct(long more, long taken, long now) {
        own.add(more, now);
        if (more > 0) {
            long here = Math.min(common + reserve, more);
            takeHere(here);
            unleased += more - here;
        } else if (taken == NO_STEP) {
            unleased = Math.max(0, unleased + more);
        } else if (more < 0) {
            returns.merge(taken, -more, Long::sum);
        }
    }

    boolean isUsedUp(Access access, long now) {
        return switch (access) {
            case SLICE -> common + reserve <= 0;
            case ALONE -> own.sum(now) >= quota / nodes;
            case NONE -> true;
        };
    }

    /** How long it takes until more can be had, as far as is known, in nanoseconds. */
    long pause(long now) {
        return Math.max(freeAt - now, slicing.hurryNanos());
    }

    /** Whether asking before its time may bring something. */
    boolean mayHurry(long now) {
        return wanting > 0 && now - freeAt >= 0;
    }

    /**
     * Half of a slice that is still good is kept until the next one comes, the rest is given back for whoever needs it more.
     */
    Asked.OfMeasure ask(boolean good) {
        long keptCommon = good ? (common + 1) / 2 : 0;
        long keptReserve = good ? (reserve + 1) / 2 : 0;
        long back = common + reserve - keptCommon - keptReserve;
        if (back > 0) {
            returns.merge(step, back, Long::sum);
        }
        common = keptCommon;
        reserve = keptReserve;
        Asked.OfMeasure asked = new Asked.OfMeasure(
                quota, unleased, demand, wanting, common, reserve, Math.max(0, step), Map.copyOf(returns));
        returns.clear();
        unleased = 0;
        demand = 0;
        wanting = 0;
        return asked;
    }

    void granted(Granted granted, Granted.OfMeasure more, long now) {
        common += more.common();
        reserve += more.reserve();
        size = common + reserve;
        step = granted.step();
        nodes = Math.max(1, granted.nodes());
        freeAt = more.waitMillis() == 0 ? now : now + more.waitMillis() * 1_000_000;
        parts.renew(now);
    }

    /** It is not known whether Redis has heard of it: what was used is told again, rather twice than never. */
    void failed(Asked.OfMeasure asked) {
        unleased += asked.unleased();
    }

    private long open(FairParts.Part part, long now) {
        double even = (double) quota / nodes / (parts.active() + 1);
        return common + (part.recent(now) < even ? reserve : 0);
    }

    /** An even part of each slice, but one request at least. */
    private boolean leavesOthers(FairParts.Part part, long amount) {
        int active = parts.active();
        return active == 1 || part.ofSlice() == 0 || part.ofSlice() + amount <= (size + active - 1) / active;
    }

    /** By what a node goes. */
    enum Access {
        /** A slice that was leased. */
        SLICE,
        /** Its part of the quota while Redis is away. */
        ALONE,
        /** Nothing: a slice is over, or has not come yet. */
        NONE
    }
}
