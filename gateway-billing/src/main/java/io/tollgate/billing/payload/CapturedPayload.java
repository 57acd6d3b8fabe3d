package io.tollgate.billing.payload;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.UUID;

/**
 * What a request asked and what it was answered, for as long as a policy says.
 *
 * @param expiresAt from when on nobody may read it
 */
public record CapturedPayload(
        UUID organizationId,
        UUID teamId,
        UUID requestId,
        Instant capturedAt,
        Instant expiresAt,
        CapturedBody request,
        CapturedBody answer) {

    /** The day on which it is deleted. */
    LocalDate expiresOn() {
        return LocalDate.ofInstant(expiresAt, ZoneOffset.UTC);
    }

    /** What it takes of the memory, in bytes. */
    long weight() {
        return (long) request.bytes().length + answer.bytes().length;
    }
}
