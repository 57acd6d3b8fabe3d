package io.tollgate.api.pipeline;

import static io.tollgate.api.pipeline.Tickets.planned;
import static io.tollgate.api.pipeline.Tickets.ticket;
import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.tollgate.billing.money.Money;
import io.tollgate.billing.price.Rates;
import io.tollgate.billing.price.TokenUsage;
import io.tollgate.billing.usage.UsageEvent;
import io.tollgate.billing.usage.UsageEvent.Charge;
import io.tollgate.billing.usage.UsageEvent.Status;
import io.tollgate.billing.usage.UsageEvent.UsageSource;
import io.tollgate.routing.tokens.TokenLengths;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

class SettlingTest {

    /** In pico-USD per token. */
    private static final Rates CHEAP = new Rates(1, 1, 1, 1, 10, 0);

    /** With a price of a request that leaves no room for its tokens. */
    private static final Rates OVERFLOWING = new Rates(1, 1, 1, 1, 1, Long.MAX_VALUE);

    private final List<UsageEvent> settled = new ArrayList<>();
    private final Rows rows = new Rows("node-1");
    private final Settling settling = new Settling(
            (hold, event) -> Mono.fromRunnable(() -> settled.add(event)),
            rows,
            new RequestMetrics(new SimpleMeterRegistry()));

    @Test
    void endsTheHoldAtNoChargeWhenTheRowCannotBeMade() {
        Ticket ticket = served(OVERFLOWING);

        settling.answered(ticket);

        assertThat(settled).singleElement().satisfies(event -> {
            assertThat(event.requestId()).isEqualTo(ticket.hold().requestId());
            assertThat(event.outcome().status()).isEqualTo(Status.ERROR);
            assertThat(event.charge()).isEqualTo(Charge.NOTHING);
        });
    }

    @Test
    void settlesOnce() {
        Ticket ticket = served(CHEAP);

        settling.answered(ticket);
        settling.cancelled(ticket);

        assertThat(settled).extracting(event -> event.outcome().status()).containsExactly(Status.OK);
    }

    @Test
    void tellsCallersWhoGoEarlyFromThoseWhoHadTheirAnswer() {
        Ticket early = served(CHEAP);
        Ticket late = served(CHEAP);
        late.tally().finished("stop");

        settling.cancelled(early);
        settling.cancelled(late);

        assertThat(settled).extracting(event -> event.outcome().status()).containsExactly(Status.CANCELLED, Status.OK);
    }

    @Test
    void countsACancelledAnswerByWhatEarlierOnesWereReportedToBe() {
        TokenLengths lengths = new TokenLengths();
        Planned planned = planned(CHEAP, OptionalLong.empty(), 1);
        Ticket whole = ticket(planned, lengths);
        whole.tally().served(planned.first(), List.of());
        whole.tally().relayed(60_000);
        whole.tally().reported(TokenUsage.of(50, 20_000));
        Ticket cancelled = ticket(planned, lengths);
        cancelled.tally().served(planned.first(), List.of());
        cancelled.tally().relayed(600);

        settling.answered(whole);
        settling.cancelled(cancelled);

        Charge charge = settled.get(1).charge();
        assertThat(charge.usage().output()).isEqualTo(200);
        assertThat(charge.source()).isEqualTo(UsageSource.ESTIMATED);
    }

    @Test
    void countsTheWorstCaseOfALostRequestOverAllItsChoices() {
        assertThat(lost(OptionalLong.of(50), 3)).isEqualTo(new Money(2 + 3 * 50 * 10));
    }

    @Test
    void countsTheModelsMaximumWhereTheCallerNamesNoLimit() {
        assertThat(lost(OptionalLong.empty(), 2)).isEqualTo(new Money(2 + 2 * Tickets.MAX_OUTPUT * 10));
        assertThat(lost(OptionalLong.of(Tickets.MAX_OUTPUT * 5), 2))
                .isEqualTo(new Money(2 + 2 * Tickets.MAX_OUTPUT * 10));
    }

    private Money lost(OptionalLong outputLimit, int choices) {
        return rows.draft(planned(CHEAP, outputLimit, choices))
                .lost()
                .charge()
                .cost()
                .upstream();
    }

    private static Ticket served(Rates rates) {
        Ticket ticket = ticket(planned(rates, OptionalLong.empty(), 1));
        ticket.tally().served(ticket.planned().first(), List.of());
        ticket.tally().reported(TokenUsage.of(5, 7));
        return ticket;
    }
}
