package io.tollgate.billing.settlement;

import io.tollgate.billing.settlement.SettleScript.Ended;
import io.tollgate.billing.settlement.SettleScript.Ending;

/** Keeps what this node has settled until its row is written, so that it can be settled again when Redis loses it. */
public interface Retention {

    /** Keeps nothing: what Redis loses is lost. */
    Retention NONE = new Retention() {
        @Override
        public void keep(Ending ending) {}

        @Override
        public void settled(Ending ending, Ended ended) {}

        @Override
        public boolean leave(Ending ending) {
            return false;
        }
    };

    /** Before Redis is told. */
    void keep(Ending ending);

    /** Redis has it. */
    void settled(Ending ending, Ended ended);

    /**
     * Redis did not answer, or it cannot be told whether it has it.
     *
     * @return whether it is settled later; else the caller goes on trying
     */
    boolean leave(Ending ending);
}
