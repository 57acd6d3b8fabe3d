package io.tollgate.api.command;

import io.tollgate.billing.ledger.Difference;
import io.tollgate.billing.ledger.LedgerCheck;
import io.tollgate.billing.ledger.LedgerReport;
import java.io.PrintStream;
import java.util.Objects;
import org.springframework.context.ConfigurableApplicationContext;

/** Compares counters, rows and roll-ups; ends with 1 when there is any difference. */
final class VerifyLedger implements OperatorCommand {

    @Override
    public int run(ConfigurableApplicationContext servers, CommandOptions options, PrintStream out) {
        LedgerReport report = Objects.requireNonNull(
                servers.getBean(LedgerCheck.class).verify().block());
        for (Difference found : report.differences()) {
            out.printf(
                    "%s: %s: counted %s, recorded %s%n",
                    found.subject(), found.figure(), found.counted(), found.recorded());
        }
        out.printf(
                "%d differences in %d scopes; %d requests under way, %d settled ones wait to be written%n",
                report.differences().size(), report.scopes(), report.holds(), report.waiting());
        return report.agrees() ? 0 : 1;
    }
}
