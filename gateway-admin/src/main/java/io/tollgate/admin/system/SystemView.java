package io.tollgate.admin.system;

import io.swagger.v3.oas.annotations.media.Schema;
import io.tollgate.admin.http.ResponseJson;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

@ResponseJson
@Schema(name = "System")
record SystemView(
        @Schema(description = "The node that answered") String node,

        @Schema(description = "Those that were heard of within the last minute; empty while Redis is away")
        List<NodeView> nodes,

        StoreView redis,
        StoreView postgres,
        QueueView usageQueue) {

    @ResponseJson
    @Schema(name = "SystemNode")
    record NodeView(String name, Instant heardAt) {}

    /** A database, asked just now. */
    @ResponseJson
    @Schema(name = "SystemStore")
    record StoreView(
            boolean up,

            @Schema(description = "How long it took to answer; null: it did not") @Nullable Double pingMs,

            @Nullable String version,

            @Schema(description = "What it takes: of memory for Redis, of disk for Postgres") @Nullable Long bytes,

            @Schema(description = "How many connections it has, of all nodes") @Nullable Long connections,

            @Schema(description = "Why it is not up") @Nullable String problem) {

        static StoreView down(Throwable failure) {
            return new StoreView(
                    false, null, null, null, null, failure.getClass().getSimpleName());
        }
    }

    /** What was settled and is not written yet. */
    @ResponseJson
    @Schema(name = "SystemQueue")
    record QueueView(
            @Schema(description = "Requests; null while Redis is away") @Nullable Long waiting,

            @Schema(description = "Since when the one that waits longest does; null: none waits") @Nullable Instant since) {}
}
