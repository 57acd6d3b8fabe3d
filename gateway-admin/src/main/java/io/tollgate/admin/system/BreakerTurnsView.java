package io.tollgate.admin.system;

import io.swagger.v3.oas.annotations.media.Schema;
import io.tollgate.admin.http.ResponseJson;
import io.tollgate.routing.cluster.TurnLog;
import java.time.Instant;
import java.util.List;

@ResponseJson
@Schema(name = "BreakerTurns")
record BreakerTurnsView(Instant from, Instant to, List<TurnView> turns) {

    static BreakerTurnsView of(Instant from, Instant to, List<TurnLog.Entry> turns) {
        return new BreakerTurnsView(from, to, turns.stream().map(TurnView::of).toList());
    }

    @ResponseJson
    @Schema(name = "BreakerTurn")
    record TurnView(
            Instant at,
            String offering,
            String credential,

            @Schema(description = "Whether it opened, for the first time or once more; else it closed")
            boolean opened,

            @Schema(description = "The node that saw it") String node) {

        static TurnView of(TurnLog.Entry entry) {
            return new TurnView(
                    entry.at(),
                    entry.turn().offering(),
                    entry.turn().credential(),
                    entry.turn().opened(),
                    entry.node());
        }
    }
}
