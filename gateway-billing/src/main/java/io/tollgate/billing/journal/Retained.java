package io.tollgate.billing.journal;

import io.tollgate.billing.settlement.SettleScript.Ended;
import io.tollgate.billing.settlement.SettleScript.Ending;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One settlement that is not known to have a row yet. */
final class Retained {

    /** Of no counters: it comes from an earlier run of the node. */
    private static final String NO_EPOCH = "none";

    private final int shard;
    private final String requestId;

    /** In memory, until it is in a file. */
    private volatile @Nullable Ending ending;

    private volatile Segment.@Nullable Place place;
    private volatile String epoch;
    private volatile @Nullable String position;
    private volatile boolean left;
    private boolean released;

    private Retained(int shard, String requestId, String epoch) {
        this.shard = shard;
        this.requestId = requestId;
        this.epoch = epoch;
    }

    static Retained fresh(Ending ending, String epoch) {
        Retained fresh = new Retained(ending.shard(), ending.requestId(), epoch);
        fresh.ending = ending;
        return fresh;
    }

    /** What an earlier run has left in a file. */
    static Retained found(Ending ending, Segment.Place place) {
        Retained found = new Retained(ending.shard(), ending.requestId(), NO_EPOCH);
        found.place = place;
        return found;
    }

    int shard() {
        return shard;
    }

    String requestId() {
        return requestId;
    }

    /** It is in a file from now on. */
    synchronized void written(Segment.Place at) {
        place = at;
        ending = null;
        if (released) {
            at.segment().release();
        }
    }

    void settled(Ended ended) {
        position = ended.position();
        epoch = ended.epoch();
        left = false;
    }

    void leave() {
        left = true;
    }

    /** Whether somebody has to settle it, or look whether it is. */
    boolean isDue(String current) {
        return left || !epoch.equals(current);
    }

    /** Whether the writer has passed it. */
    boolean isWritten(String current, String passed) {
        String at = position;
        return at != null && epoch.equals(current) && !Positions.isAfter(at, passed);
    }

    Optional<Ending> ending() {
        Ending inMemory = ending;
        Segment.Place inFile = place;
        return inMemory != null ? Optional.of(inMemory) : inFile == null ? Optional.empty() : inFile.read();
    }

    synchronized void release() {
        released = true;
        Segment.Place inFile = place;
        if (inFile != null) {
            inFile.segment().release();
        }
    }
}
