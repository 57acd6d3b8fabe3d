package io.tollgate.routing.call;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How the gateway calls providers.
 *
 * @param connectTimeout for making a connection, and for waiting for a free one
 * @param firstEventHold how long a caller waits for the status of a stream without content; then it is 200, and a comment
 *     comes as often, while other providers are tried
 * @param firstTokenTimeout how long a stream may take until its first content
 * @param idleTimeout how long a stream may be silent after that
 * @param answerTimeout how long an answer that is not streamed may take
 * @param requestTimeout how long a request may take in all, whatever is tried for it; the rest of a stream included
 * @param maxConnections to one address
 * @param maxIdle how long a connection is kept for the next call
 * @param maxAnswerSize of an answer that is not streamed
 */
@ConfigurationProperties("tollgate.upstream")
public record UpstreamProperties(
        @DefaultValue("2s") Duration connectTimeout,
        @DefaultValue("10s") Duration firstEventHold,
        @DefaultValue("30s") Duration firstTokenTimeout,
        @DefaultValue("60s") Duration idleTimeout,
        @DefaultValue("10m") Duration answerTimeout,
        @DefaultValue("15m") Duration requestTimeout,
        @DefaultValue("10000") int maxConnections,
        @DefaultValue("20s") Duration maxIdle,
        @DefaultValue("64MB") DataSize maxAnswerSize) {

    public UpstreamProperties {
        requirePositive("connect-timeout", connectTimeout);
        requirePositive("first-event-hold", firstEventHold);
        requirePositive("first-token-timeout", firstTokenTimeout);
        requirePositive("idle-timeout", idleTimeout);
        requirePositive("answer-timeout", answerTimeout);
        requirePositive("request-timeout", requestTimeout);
        requirePositive("max-idle", maxIdle);
        if (maxConnections < 1) {
            throw new IllegalArgumentException("tollgate.upstream.max-connections: " + maxConnections + " is below 1");
        }
        if (maxAnswerSize.toBytes() < 1 || maxAnswerSize.toBytes() > Integer.MAX_VALUE / 2) {
            throw new IllegalArgumentException(
                    "tollgate.upstream.max-answer-size: " + maxAnswerSize + " is not between 1B and 1023MB");
        }
    }

    private static void requirePositive(String name, Duration duration) {
        if (duration.isZero() || duration.isNegative()) {
            throw new IllegalArgumentException(
                    "tollgate.upstream." + name + ": " + duration + " is not longer than nothing; for example 30s");
        }
    }
}
