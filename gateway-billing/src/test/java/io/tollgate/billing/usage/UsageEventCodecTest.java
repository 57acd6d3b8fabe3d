package io.tollgate.billing.usage;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.tollgate.billing.admission.AdmissionRequest;
import io.tollgate.billing.money.Money;
import io.tollgate.billing.price.Cost;
import io.tollgate.billing.price.Payer;
import io.tollgate.billing.price.ServiceTier;
import io.tollgate.billing.price.TokenUsage;
import io.tollgate.billing.price.Unit;
import io.tollgate.billing.price.Units;
import io.tollgate.billing.testing.Requests;
import io.tollgate.billing.usage.UsageEvent.Charge;
import io.tollgate.billing.usage.UsageEvent.Outcome;
import io.tollgate.billing.usage.UsageEvent.Status;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.json.JsonMapper;

class UsageEventCodecTest {

    private final UsageEventCodec codec = new UsageEventCodec();
    private final JsonMapper byReflection = JsonMapper.builder()
            .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .changeDefaultPropertyInclusion(it -> it.withValueInclusion(JsonInclude.Include.NON_ABSENT))
            .build();

    @Test
    void readsWhatItWrote() {
        UsageEvent full = full();
        UsageEvent usual = usual();
        UsageEvent refused = refused();

        assertThat(codec.read(codec.write(full))).isEqualTo(full);
        assertThat(codec.read(codec.write(usual))).isEqualTo(usual);
        assertThat(codec.read(codec.write(refused))).isEqualTo(refused);
    }

    @Test
    void writesEveryMemberThatThereIs() {
        UsageEvent full = full();

        assertThat(codec.write(full)).isEqualTo(byReflection.writeValueAsString(full));
    }

    private static UsageEvent full() {
        UsageEvent usual = usual();
        Charge charge = usual.charge();
        TokenUsage usage = charge.usage()
                .with(Units.of(Unit.SEARCH, 2).and(Unit.AUDIO_INPUT, 7))
                .at(ServiceTier.PRIORITY);
        Cost own = charge.cost();
        Cost cost = new Cost(own.upstream(), own.list(), own.discount(), own.fee(), Payer.TENANT);
        return new UsageEvent(
                        usual.requestId(),
                        usual.spender(),
                        new UsageEvent.Call(
                                "chat",
                                "large",
                                true,
                                Optional.of("user-1"),
                                Optional.of("mine"),
                                Map.of("env", "prod"),
                                Optional.of("session-1"),
                                Map.of("feature", "sea\"rch")),
                        usual.outcome(),
                        new Charge(
                                usage,
                                charge.source(),
                                charge.priceVersionId(),
                                Optional.of("utc_1630_0030"),
                                cost,
                                new Money(17)),
                        usual.latency(),
                        usual.attempts(),
                        usual.node())
                .by(new UsageEvent.Route(
                        7,
                        1_790_000_000_000L,
                        Optional.of("large"),
                        Optional.of("rate_limited"),
                        Optional.of(-5L),
                        Optional.of("{\"strategy\":\"price\"}")));
    }

    private static UsageEvent usual() {
        AdmissionRequest request = new Requests().asking(100);
        return Requests.spent(request, 42);
    }

    private static UsageEvent refused() {
        UsageEvent full = full();
        Outcome outcome = new Outcome(Status.ERROR, 503, Optional.of("no"), Optional.empty(), Optional.empty());
        return new UsageEvent(
                full.requestId(), full.spender(), full.call(), outcome, full.charge(), full.latency(), List.of(), "n");
    }
}
