package io.tollgate.simulator;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * What has happened to a provider's requests: {@code received} counts those that came in whole, {@code succeeded} the
 * answers with a 2xx status that were sent to their end, {@code cancelled} those whose client left before that.
 */
public record Counters(
        @JsonProperty("received") long received,
        @JsonProperty("succeeded") long succeeded,
        @JsonProperty("cancelled") long cancelled,
        @JsonProperty("in_flight") long inFlight) {}
