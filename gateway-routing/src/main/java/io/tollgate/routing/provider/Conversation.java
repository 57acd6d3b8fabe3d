package io.tollgate.routing.provider;

/** What is said to a provider in one attempt, and what its reply means in the caller's words. */
public interface Conversation {

    UpstreamRequest request();

    /** What a complete reply means, whatever its status. */
    Decoded decode(UpstreamAnswer answer);

    /** A decoder for one streamed reply of status 200. */
    StreamDecoder streamDecoder();
}
