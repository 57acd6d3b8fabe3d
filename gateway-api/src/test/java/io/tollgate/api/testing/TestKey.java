package io.tollgate.api.testing;

import java.util.UUID;

/** An issued virtual key. */
public record TestKey(UUID id, String name, String secret) {}
