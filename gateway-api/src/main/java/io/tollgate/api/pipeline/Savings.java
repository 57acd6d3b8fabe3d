package io.tollgate.api.pipeline;

import io.tollgate.billing.price.Cost;
import io.tollgate.billing.price.Rates;
import io.tollgate.billing.usage.UsageEvent.Charge;
import io.tollgate.routing.plan.Attempt;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** What it saved to begin with the cheap one: the same usage would have cost more at the better one at once. */
final class Savings {

    private Savings() {}

    /** In pico-USD, below zero where the cheap one had to be given up; empty where nothing was judged. */
    static Optional<Long> of(Ticket ticket) {
        return ticket.planned().judge(false).isPresent() && ticket.tally().isAnswered()
                ? better(ticket.planned()).map(better -> saved(ticket, better))
                : Optional.empty();
    }

    private static long saved(Ticket ticket, Attempt better) {
        Charge charge = ticket.tally().charge();
        Cost atOnce = Planned.price(better)
                .cost(
                        charge.usage(),
                        ticket.inbound().grant().terms(),
                        better.credential().payer());
        return atOnce.spend().pico() - charge.cost().spend().pico();
    }

    /** Where the first answer would have been sent on to; among several of the same model the dearest. */
    private static Optional<Attempt> better(Planned planned) {
        Attempt first = planned.first();
        List<Attempt> attempts = planned.attempts().stream()
                .filter(attempt ->
                        !planned.standIns().contains(attempt.offering().model().id()))
                .toList();
        Optional<Attempt> otherModel = attempts.stream()
                .filter(attempt -> !attempt.offering()
                        .model()
                        .id()
                        .equals(first.offering().model().id()))
                .findFirst();
        return otherModel.or(() -> attempts.stream()
                .max(Comparator.comparingLong(Savings::rates))
                .filter(dearest -> rates(dearest) > rates(first)));
    }

    private static long rates(Attempt attempt) {
        Rates list = Planned.price(attempt).list().standard();
        return list.input() + list.output();
    }
}
