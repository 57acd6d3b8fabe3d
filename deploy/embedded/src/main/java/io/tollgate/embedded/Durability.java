package io.tollgate.embedded;

import java.util.List;

/** Whether what the embedded servers store must survive a crash, or only the run that uses it. */
record Durability(List<String> initdbOptions, List<String> postgresSettings, List<String> redisSettings) {

    static final Durability KEPT = new Durability(
            List.of(),
            List.of("fsync = on", "synchronous_commit = on", "full_page_writes = on"),
            List.of("appendonly yes", "appendfsync everysec", "aof-use-rdb-preamble yes"));

    static final Durability THROWAWAY = new Durability(
            List.of("--no-sync"),
            List.of("fsync = off", "synchronous_commit = off", "full_page_writes = off"),
            List.of("appendonly no", "databases 4096"));
}
