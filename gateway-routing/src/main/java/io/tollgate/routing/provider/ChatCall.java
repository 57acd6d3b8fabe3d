package io.tollgate.routing.provider;

import io.tollgate.routing.json.JsonMembers;
import java.util.OptionalLong;

/**
 * A chat completion as the caller asked for it, the same for every attempt.
 *
 * @param body the caller's request
 * @param publicModel the model's name for the caller, which the answer shows too
 * @param stream whether the caller wants a stream
 * @param usageWanted whether the caller wants usage in the stream; the gateway always does
 * @param outputCap tokens that an admission allowed, where they are fewer than the caller asked for
 */
public record ChatCall(
        JsonMembers body, String publicModel, boolean stream, boolean usageWanted, OptionalLong outputCap) {}
