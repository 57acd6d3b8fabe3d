package io.tollgate.embedded;

import java.util.List;

/** Whether what the embedded servers store must survive a crash, or only the run that uses it. */
record Durability(
        boolean kept,
        List<String> initdbOptions,
        List<String> postgresSettings,
        String postgresStopMode,
        List<String> redisSettings) {

    /** Fast mode disconnects the clients, rolls back what they left open and writes a checkpoint. */
    static final Durability KEPT = new Durability(
            true,
            List.of(),
            List.of("fsync = on", "synchronous_commit = on", "full_page_writes = on"),
            "fast",
            // Each time that the file is written anew takes a third of two processors for a second.
            List.of(
                    "appendonly yes",
                    "appendfsync everysec",
                    "aof-use-rdb-preamble yes",
                    "auto-aof-rewrite-min-size 256mb"));

    static final Durability THROWAWAY = new Durability(
            false,
            List.of("--no-sync"),
            List.of("fsync = off", "synchronous_commit = off", "full_page_writes = off"),
            "immediate",
            List.of("appendonly no", "databases 4096"));
}
