package io.tollgate.routing.quota;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** What each organization has had of one measure on this node, so that none takes what the others need. */
final class FairParts {

    /** Who asked within this part of a window asks still. */
    private static final int LATELY = 6;

    private final Map<UUID, Part> parts = new HashMap<>();
    private final double windowNanos;
    private int active;

    FairParts(Slicing slicing) {
        this.windowNanos = slicing.window().toNanos();
    }

    /** The part of an organization that asks for more. */
    Part asking(UUID organization, long now) {
        Part part = parts.computeIfAbsent(organization, id -> new Part());
        part.askedAt = now;
        active += part.active ? 0 : 1;
        part.active = true;
        return part;
    }

    /** How many organizations ask. */
    int active() {
        return active;
    }

    /** A new slice is there, of which nobody has had anything. */
    void renew(long now) {
        parts.values().removeIf(part -> now - part.askedAt > windowNanos);
        active = 0;
        for (Part part : parts.values()) {
            part.ofSlice = 0;
            part.active = now - part.askedAt < windowNanos / LATELY;
            active += part.active ? 1 : 0;
        }
    }

    /** One organization's. */
    final class Part {

        private boolean active;
        private long askedAt;
        private long usedAt;
        private double recent;
        private long ofSlice;

        /** Of the slice. */
        long ofSlice() {
            return ofSlice;
        }

        /** In the last window, where what was longer ago counts less and less. */
        double recent(long now) {
            return recent * Math.exp(-(now - usedAt) / windowNanos);
        }

        void took(long amount, long now) {
            recent = recent(now) + amount;
            usedAt = now;
            ofSlice += amount;
        }
    }
}
