package io.tollgate.billing.usage;

import io.soabase.recordbuilder.core.RecordBuilder;
import io.tollgate.billing.money.Money;
import io.tollgate.billing.price.Cost;
import io.tollgate.billing.price.PriceVersion;
import io.tollgate.billing.price.TokenUsage;
import io.tollgate.billing.tenant.Spender;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.UUID;

/**
 * Everything that is recorded of one request; it becomes one row, its attempts and a part of the roll-ups.
 *
 * @param wouldRefuse what limits that only report would have refused it, such as {@code team:rpm}, with ',' between
 * @param route how it came to where it was served
 */
@RecordBuilder
public record UsageEvent(
        UUID requestId,
        Spender spender,
        Call call,
        Outcome outcome,
        Charge charge,
        Latency latency,
        List<Attempt> attempts,
        String node,
        Optional<String> wouldRefuse,
        Route route)
        implements UsageEventBuilder.With {

    public UsageEvent {
        // Events leave out what is absent.
        route = Objects.requireNonNullElse(route, Route.UNKNOWN);
        attempts = List.copyOf(attempts);
    }

    /** A request that no limit said anything about. */
    public UsageEvent(
            UUID requestId,
            Spender spender,
            Call call,
            Outcome outcome,
            Charge charge,
            Latency latency,
            List<Attempt> attempts,
            String node) {
        this(requestId, spender, call, outcome, charge, latency, attempts, node, Optional.empty(), Route.UNKNOWN);
    }

    /** The same request, and how it came to where it was served. */
    public UsageEvent by(Route way) {
        return withRoute(way);
    }

    /** The same request, and what limits that only report said about it. */
    public UsageEvent reported(List<String> limits) {
        return limits.isEmpty() ? this : withWouldRefuse(Optional.of(String.join(",", limits)));
    }

    /** The same request as it is recorded when the node that served it was lost: at no charge to the tenant. */
    public UsageEvent lost() {
        Outcome lost = new Outcome(Status.LOST, 0, Optional.of("node_lost"), Optional.empty(), outcome.served());
        Cost estimate = new Cost(charge.cost().upstream(), Cost.NONE.list(), Cost.NONE.discount(), Cost.NONE.fee());
        Charge nothing = new Charge(
                TokenUsage.NONE, UsageSource.LOST, charge.priceVersionId(), charge.priceWindow(), estimate, Money.ZERO);
        return withOutcome(lost).withCharge(nothing);
    }

    /** How a request ended, as far as its caller is concerned. */
    public enum Status {
        OK,
        ERROR,
        CANCELLED,
        LOST;

        /** The name in the API and in Postgres. */
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Who counted the tokens. */
    public enum UsageSource {
        PROVIDER,
        ESTIMATED,
        LOST,
        NONE;

        /** The name in the API and in Postgres. */
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * What was asked.
     *
     * @param model the public model, as planned
     * @param clientRequestId the caller's own {@code x-request-id}
     * @param tags of the key
     * @param session what the caller names several requests by
     * @param metadata what the caller names the request by
     */
    public record Call(
            String endpoint,
            String model,
            boolean streamed,
            Optional<String> endUser,
            Optional<String> clientRequestId,
            Map<String, String> tags,
            Optional<String> session,
            Map<String, String> metadata) {

        public Call {
            tags = Map.copyOf(tags);
            // Events leave out what is absent.
            metadata = Map.copyOf(Objects.requireNonNullElse(metadata, Map.of()));
        }

        /** One that its caller did not name. */
        public Call(
                String endpoint,
                String model,
                boolean streamed,
                Optional<String> endUser,
                Optional<String> clientRequestId,
                Map<String, String> tags) {
            this(endpoint, model, streamed, endUser, clientRequestId, tags, Optional.empty(), Map.of());
        }
    }

    /**
     * How a request came to where it was served.
     *
     * @param catalogue the revision that was planned on; 0: it was not planned
     * @param health when what was known of the offerings' health was put together, in milliseconds since the epoch
     * @param asked the model that was asked for, where another one stood in for it
     * @param because why that one did
     * @param savedPico in pico-USD, by beginning with the cheaper one; below zero where that had to be given up
     * @param plan all of it as JSON, where it is kept
     */
    public record Route(
            long catalogue,
            long health,
            Optional<String> asked,
            Optional<String> because,
            Optional<Long> savedPico,
            Optional<String> plan) {

        public static final Route UNKNOWN = new Route(0, 0);

        /** One about which there is nothing special. */
        public Route(long catalogue, long health) {
            this(catalogue, health, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
        }
    }

    /** How it ended, and who served it. */
    public record Outcome(
            Status status,
            int httpStatus,
            Optional<String> errorCode,
            Optional<String> finishReason,
            Optional<Served> served) {}

    /** The offering that answered. */
    public record Served(String provider, String offering, String credential, String upstreamModel) {}

    /**
     * What was used and what it costs.
     *
     * @param priceWindow the time of day whose rates were charged, where the price has such
     * @param cacheSaved what tokens read from the provider's cache would have cost more as plain input; no part of the cost
     */
    public record Charge(
            TokenUsage usage,
            UsageSource source,
            Optional<UUID> priceVersionId,
            Optional<String> priceWindow,
            Cost cost,
            Money cacheSaved) {

        public Charge {
            // Events leave out what is usual.
            cacheSaved = Objects.requireNonNullElse(cacheSaved, Money.ZERO);
        }

        public Charge(TokenUsage usage, UsageSource source, Optional<UUID> priceVersionId, Cost cost) {
            this(usage, source, priceVersionId, Optional.empty(), cost, Money.ZERO);
        }

        /** Usage at the rates that hold for it. */
        public static Charge of(TokenUsage usage, UsageSource source, PriceVersion price, Cost cost) {
            return new Charge(usage, source, Optional.of(price.id()), price.window(), cost, price.cacheSaved(usage));
        }

        public static final Charge NOTHING = new Charge(TokenUsage.NONE, UsageSource.NONE, Optional.empty(), Cost.NONE);
    }

    /**
     * Where the time went, in microseconds.
     *
     * @param ttft from the request's arrival to the first content, where there was any
     * @param overhead the gateway's own part of {@code total}
     */
    public record Latency(long auth, long plan, long admit, OptionalLong ttft, long total, long overhead) {}

    /**
     * One try at one offering.
     *
     * @param outcome {@code served}, or why the next attempt was made
     * @param started microseconds after the request came in
     * @param duration in microseconds
     * @param connect microseconds until a connection was at hand, where there was one
     * @param upstream what the provider bills for it, where it was given up for another one; a part of the row's
     * @param spend what the tenant pays for it, where its answer was not good enough; a part of the row's
     */
    public record Attempt(
            String provider,
            String offering,
            String credential,
            String outcome,
            OptionalInt httpStatus,
            long started,
            long duration,
            OptionalLong connect,
            Optional<Money> upstream,
            Optional<Money> spend) {

        public Attempt {
            // Events leave out what is absent.
            connect = Objects.requireNonNullElse(connect, OptionalLong.empty());
            upstream = Objects.requireNonNullElse(upstream, Optional.empty());
            spend = Objects.requireNonNullElse(spend, Optional.empty());
        }
    }
}
