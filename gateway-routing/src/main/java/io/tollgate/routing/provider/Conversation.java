package io.tollgate.routing.provider;

import java.util.List;

/** What is said to a provider in one attempt, and what its replies mean in the caller's words. */
public interface Conversation {

    /** What to send; several where the offering takes only so much at once, and one where the call is streamed. */
    List<UpstreamRequest> requests();

    /** What complete replies mean, whatever their status: one for each request, in order, up to the first that failed. */
    Decoded decode(List<UpstreamAnswer> answers);

    /** The events of an answer that came whole although a stream was asked for; none where that is no answer. */
    default List<StreamEvent> streamed(Answer whole) {
        return List.of();
    }

    /** A decoder for one streamed reply of status 200. */
    StreamDecoder streamDecoder();
}
