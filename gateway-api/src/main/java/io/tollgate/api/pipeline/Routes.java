package io.tollgate.api.pipeline;

import io.tollgate.billing.usage.UsageEvent.Route;
import io.tollgate.routing.plan.Downshift;
import java.util.Optional;

/** Tells how a request came to where it was served. */
final class Routes {

    private Routes() {}

    static Route of(Ticket ticket) {
        Choice choice = ticket.planned().choice();
        Choice.Origin origin = choice.origin();
        Optional<String> because = because(ticket, choice);
        Optional<Long> saved = Savings.of(ticket);
        return because.isEmpty() && saved.isEmpty() && choice.explanation().isEmpty()
                ? new Route(origin.catalogue(), origin.health())
                : new Route(
                        origin.catalogue(),
                        origin.health(),
                        because.flatMap(reason -> choice.downshift().map(Downshift::asked)),
                        because,
                        saved,
                        choice.explanation().map(PlanJson::of));
    }

    private static Optional<String> because(Ticket ticket, Choice choice) {
        return choice.downshift().flatMap(downshift -> ticket.tally().current().flatMap(downshift::reason));
    }
}
