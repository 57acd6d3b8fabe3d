package io.tollgate.api.pipeline;

import io.tollgate.billing.price.Cost;
import io.tollgate.billing.price.Terms;
import io.tollgate.routing.call.AttemptReport;
import java.util.List;
import java.util.Optional;

/**
 * What answers cost that were not good enough, and the parts of those that broke and were gone on with elsewhere. They were
 * generated for the tenant, who pays for them.
 */
final class Escalated {

    private Escalated() {}

    /** Empty for all other attempts. */
    static Optional<Cost> cost(AttemptReport report, Terms terms) {
        return report.used()
                .map(usage -> Planned.price(report.attempt())
                        .cost(usage, terms, report.attempt().credential().payer()));
    }

    /** The same of all of them. */
    static Cost cost(List<AttemptReport> reports, Terms terms) {
        Cost all = Cost.NONE;
        for (AttemptReport report : reports) {
            if (report.isPaidApart()) {
                Cost one = cost(report, terms).orElse(Cost.NONE);
                all = all.equals(Cost.NONE) ? one : all.plus(one);
            }
        }
        return all;
    }
}
