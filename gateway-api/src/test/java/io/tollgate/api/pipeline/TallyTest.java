package io.tollgate.api.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.billing.price.Rates;
import io.tollgate.billing.price.Terms;
import io.tollgate.billing.price.TokenUsage;
import io.tollgate.billing.price.Unit;
import io.tollgate.billing.price.Units;
import io.tollgate.billing.usage.UsageEvent.Charge;
import io.tollgate.billing.usage.UsageEvent.UsageSource;
import io.tollgate.routing.tokens.TokenLengths;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class TallyTest {

    private final Planned planned = Tickets.planned(new Rates(1, 1, 1, 1, 2, 0), OptionalLong.empty(), 1);
    private final TokenLengths lengths = new TokenLengths();
    private final Tally tally =
            new Tally(100, planned.inbound().ask().measure(), Terms.NONE, true, Tickets.MAX_OUTPUT, lengths);

    @Test
    void countsWhatWasRelayedBesideTheInputThatTheProviderTold() {
        tally.served(planned.first(), List.of());
        tally.begun(new TokenUsage(10, 1_000, 5, 0, 1, 0));
        tally.relayed(80);

        Charge charge = tally.charge();

        assertThat(charge.usage()).isEqualTo(new TokenUsage(10, 1_000, 5, 0, 20, 0));
        assertThat(charge.source()).isEqualTo(UsageSource.ESTIMATED);
    }

    @Test
    void countsWhatTheProviderHadCountedOfThoughtsThatNobodySaw() {
        tally.served(planned.first(), List.of());
        tally.begun(new TokenUsage(10, 0, 0, 0, 520, 500).with(Units.of(Unit.AUDIO_INPUT, 7)));
        tally.relayed(80);

        Charge charge = tally.charge();

        assertThat(charge.usage()).isEqualTo(new TokenUsage(10, 0, 0, 0, 520, 500).with(Units.of(Unit.AUDIO_INPUT, 7)));
        assertThat(charge.source()).isEqualTo(UsageSource.ESTIMATED);
    }

    @Test
    void goesByTheLastWordOfTheProvider() {
        tally.served(planned.first(), List.of());
        tally.begun(TokenUsage.of(10, 1));
        tally.relayed(80);
        tally.reported(TokenUsage.of(10, 33));

        assertThat(tally.charge().usage()).isEqualTo(TokenUsage.of(10, 33));
        assertThat(tally.charge().source()).isEqualTo(UsageSource.PROVIDER);
    }

    @Test
    void countsWhatNobodyReportsAsTheModelsOtherAnswersWereReported() {
        Tally earlier =
                new Tally(20_000, planned.inbound().ask().measure(), Terms.NONE, true, Tickets.MAX_OUTPUT, lengths);
        earlier.served(planned.first(), List.of());
        earlier.relayed(30_000);
        earlier.reported(TokenUsage.of(10_000, 10_000));
        earlier.learn();

        tally.served(planned.first(), List.of());
        tally.relayed(300);

        assertThat(tally.charge().usage()).isEqualTo(TokenUsage.of(50, 100));
        assertThat(tally.charge().source()).isEqualTo(UsageSource.ESTIMATED);
    }

    @Test
    void countsNoMoreThanWasAllowedWhereNobodyReports() {
        tally.served(planned.first(), List.of());
        tally.relayed(40_000);

        assertThat(tally.charge().usage()).isEqualTo(TokenUsage.of(25, Tickets.MAX_OUTPUT));
    }

    @Test
    void learnsNothingFromItsOwnEstimate() {
        tally.served(planned.first(), List.of());
        tally.relayed(80);
        tally.learn();

        assertThat(tally.charge().usage()).isEqualTo(TokenUsage.of(25, 20));
    }
}
