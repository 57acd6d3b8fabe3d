package io.tollgate.api.pipeline;

import io.tollgate.billing.money.Money;
import io.tollgate.billing.price.TokenUsage;
import io.tollgate.routing.call.AttemptReport;
import java.util.List;
import java.util.Optional;

/**
 * What attempts cost that were given up because another one was faster: presumably the prompt and, because nobody stops an
 * answer in one piece, as much output as the other one gave. The operator pays for it.
 */
final class Outpaced {

    private Outpaced() {}

    /**
     * What the provider bills for the attempt; empty for all others.
     *
     * @param used by the attempt that was faster
     * @param streamed whether the answer was
     */
    static Optional<Money> cost(AttemptReport report, TokenUsage used, boolean streamed) {
        return report.outcome().equals(AttemptReport.OUTPACED)
                ? Optional.of(Planned.price(report.attempt())
                        .upstream()
                        .cost(TokenUsage.of(used.totalInput(), streamed ? 0 : used.output())))
                : Optional.empty();
    }

    /** The same of all of them. */
    static Money cost(List<AttemptReport> reports, TokenUsage used, boolean streamed) {
        Money all = Money.ZERO;
        for (AttemptReport report : reports) {
            all = all.plus(cost(report, used, streamed).orElse(Money.ZERO));
        }
        return all;
    }
}
