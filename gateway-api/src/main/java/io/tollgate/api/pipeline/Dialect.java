package io.tollgate.api.pipeline;

import io.tollgate.api.error.GatewayError;
import io.tollgate.billing.price.TokenUsage;
import java.util.Map;
import org.springframework.http.MediaType;

/** How an endpoint's protocol words what the gateway itself has to say in an answer. */
public interface Dialect {

    /** The event that ends a stream which broke. */
    byte[] brokenStream(GatewayError error);

    /** What keeps a stream's caller while there is nothing to tell. */
    byte[] waiting();

    /** Whether a stream has events, so that it can say something besides the answer. One without is cut off when it breaks. */
    default boolean hasEvents() {
        return true;
    }

    /**
     * The content type of a stream.
     *
     * @param upstream the provider's headers, by lower-case name
     */
    default String streamType(Map<String, String> upstream) {
        return MediaType.TEXT_EVENT_STREAM_VALUE;
    }

    /**
     * The content type of a whole answer.
     *
     * @param upstream the provider's headers, by lower-case name
     */
    default String answerType(Map<String, String> upstream) {
        return MediaType.APPLICATION_JSON_VALUE;
    }

    /** The members of an answer's usage, by name as JSON, where the gateway counts what no provider told. */
    default Map<String, byte[]> usage(TokenUsage counted) {
        return Map.of();
    }

    /** The chunk, an event that the provider sent, with the slug of the provider in it. */
    byte[] naming(String provider, byte[] chunk);
}
