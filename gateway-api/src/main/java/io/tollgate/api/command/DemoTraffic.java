package io.tollgate.api.command;

import io.tollgate.billing.money.Money;
import io.tollgate.billing.price.Cost;
import io.tollgate.billing.price.TokenUsage;
import io.tollgate.billing.recovery.PastUsage.PastRequest;
import io.tollgate.billing.tenant.IdKind;
import io.tollgate.billing.usage.UsageEvent;
import io.tollgate.billing.usage.UsageEvent.Attempt;
import io.tollgate.billing.usage.UsageEvent.Call;
import io.tollgate.billing.usage.UsageEvent.Charge;
import io.tollgate.billing.usage.UsageEvent.Latency;
import io.tollgate.billing.usage.UsageEvent.Outcome;
import io.tollgate.billing.usage.UsageEvent.Status;
import io.tollgate.billing.usage.UsageEvent.UsageSource;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * Invents believable requests: busy by day and quiet at night and at the weekend, a little more each week, a few large users
 * and many small ones, the cheapest provider most of the time, now and then an error.
 */
final class DemoTraffic {

    private static final Duration HOUR = Duration.ofHours(1);
    private static final double BUSIEST = 4;
    private static final double ERRORS = 0.012;
    private static final double CANCELLED = 0.02;
    private static final double STREAMED = 0.7;
    private static final double CACHED = 0.3;
    private static final int OVERHEAD_MICROS = 900;
    private static final int CONNECT_MICROS = 24_000;

    private final DemoTenant tenant;
    private final RandomGenerator random;

    /** For each model, who sells it, the cheapest first. */
    private final List<List<DemoOffering>> sold;

    DemoTraffic(DemoTenant tenant, RandomGenerator random) {
        this.tenant = tenant;
        this.random = random;
        this.sold = List.copyOf(tenant.offerings().stream()
                .sorted(Comparator.comparing(DemoTraffic::price))
                .collect(Collectors.groupingBy(DemoOffering::model, TreeMap::new, Collectors.toList()))
                .values());
    }

    /** Hour by hour, in no order within an hour. */
    Stream<PastRequest> between(Instant from, Instant to) {
        long hours = Duration.between(from, to).toHours();
        return LongStream.range(0, hours)
                .boxed()
                .flatMap(hour -> IntStream.range(0, tenant.keys().size())
                        .boxed()
                        .flatMap(key -> hour(from.plus(HOUR.multipliedBy(hour)), (double) hour / hours, key)));
    }

    private Stream<PastRequest> hour(Instant begin, double progress, int key) {
        double volume = BUSIEST * rhythm(begin) * (0.4 + 0.6 * progress) / (1 + key % 6) * (0.5 + random.nextDouble());
        long requests = (long) (volume + random.nextDouble());
        return LongStream.range(0, requests)
                .mapToObj(i -> request(begin.plusMillis(random.nextLong(HOUR.toMillis())), key));
    }

    /** The share of the busiest hour's work that is done in this one. */
    private static double rhythm(Instant begin) {
        ZonedDateTime time = begin.atZone(ZoneOffset.UTC);
        double daylight = Math.max(0, Math.sin(Math.PI * (time.getHour() - 5) / 16));
        boolean weekend = time.getDayOfWeek().compareTo(DayOfWeek.SATURDAY) >= 0;
        return (0.1 + 0.9 * daylight) * (weekend ? 0.3 : 1);
    }

    private PastRequest request(Instant at, int number) {
        DemoKey key = tenant.keys().get(number);
        DemoOffering offering = offering(number);
        double luck = random.nextDouble();
        Status status = luck < ERRORS ? Status.ERROR : luck < CANCELLED ? Status.CANCELLED : Status.OK;
        TokenUsage usage = status == Status.ERROR ? TokenUsage.NONE : usage(status, number);
        boolean streamed = random.nextDouble() < STREAMED;
        Latency latency = latency(status, streamed, usage);
        UsageEvent event = new UsageEvent(
                IdKind.madeAt(at),
                key.spender(),
                new Call("chat", offering.model(), streamed, endUser(number), Optional.empty(), key.tags()),
                outcome(status, offering),
                status == Status.ERROR ? Charge.NOTHING : charge(offering, usage),
                latency,
                attempts(status, offering, latency),
                "demo");
        return new PastRequest(at, event);
    }

    /** Each key has a model that it mostly asks for; the cheapest offering of it serves two of three. */
    private DemoOffering offering(int number) {
        int usual = random.nextDouble() < 0.8 ? number : number + 1;
        List<DemoOffering> sellers = sold.get(usual % sold.size());
        double choice = random.nextDouble();
        return sellers.get(choice < 0.67 ? 0 : choice < 0.9 ? sellers.size() / 2 : sellers.size() - 1);
    }

    private static Money price(DemoOffering offering) {
        TokenUsage usual = TokenUsage.of(1_000, 200);
        return offering.price().list().cost(usual);
    }

    private TokenUsage usage(Status status, int number) {
        double size = random.nextDouble();
        long input = (long) (600 + 20_000 * size * size * (1 + number % 3));
        long output = (long) (20 + 900 * Math.pow(random.nextDouble(), 2));
        long cached = random.nextDouble() < CACHED ? input * 3 / 4 : 0;
        return new TokenUsage(input - cached, cached, 0, 0, status == Status.CANCELLED ? output / 3 : output, 0);
    }

    private Charge charge(DemoOffering offering, TokenUsage usage) {
        Cost cost = offering.price().cost(usage, tenant.terms());
        return Charge.of(usage, UsageSource.PROVIDER, offering.price(), cost);
    }

    private Latency latency(Status status, boolean streamed, TokenUsage usage) {
        long first = (long) (150_000 + 400_000 * Math.pow(random.nextDouble(), 3));
        long total = status == Status.ERROR ? first : first + usage.output() * (8_000 + random.nextLong(6_000));
        OptionalLong ttft = streamed && status != Status.ERROR ? OptionalLong.of(first) : OptionalLong.empty();
        return new Latency(60, 40, 350, ttft, total, OVERHEAD_MICROS);
    }

    private Optional<String> endUser(int number) {
        return number % 3 == 0 ? Optional.of("user-" + (1 + random.nextInt(40))) : Optional.empty();
    }

    private static Outcome outcome(Status status, DemoOffering offering) {
        return switch (status) {
            case OK -> new Outcome(status, 200, Optional.empty(), Optional.of("stop"), Optional.of(offering.served()));
            case CANCELLED ->
                new Outcome(
                        status, 499, Optional.of("client_closed"), Optional.empty(), Optional.of(offering.served()));
            default -> new Outcome(status, 502, Optional.of("upstream_error"), Optional.empty(), Optional.empty());
        };
    }

    private static List<Attempt> attempts(Status status, DemoOffering offering, Latency latency) {
        boolean failed = status == Status.ERROR;
        return List.of(new Attempt(
                offering.served().provider(),
                offering.served().offering(),
                offering.served().credential(),
                failed ? "status_503" : "served",
                OptionalInt.of(failed ? 503 : 200),
                450,
                latency.total() - OVERHEAD_MICROS,
                OptionalLong.of(CONNECT_MICROS),
                Optional.empty(),
                Optional.empty()));
    }
}
