package io.tollgate.bench;

/** Another gateway to compare with: one process that enforces nothing, in front of the simulator. */
record Peer(String name, ServerProcess process, Door door) {}
