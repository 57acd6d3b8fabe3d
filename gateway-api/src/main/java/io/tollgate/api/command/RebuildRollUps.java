package io.tollgate.api.command;

import io.tollgate.billing.ledger.RollUpRebuild;
import java.io.PrintStream;
import org.springframework.context.ConfigurableApplicationContext;

/** Recomputes the roll-ups of days from their rows, beside whoever writes. */
final class RebuildRollUps implements OperatorCommand {

    @Override
    public int run(ConfigurableApplicationContext servers, CommandOptions options, PrintStream out) {
        Long days = servers.getBean(RollUpRebuild.class)
                .rebuild(options.from(), options.to())
                .doOnNext(day -> out.println(day + " is recomputed"))
                .count()
                .block();
        out.printf("%d days are recomputed%n", days);
        return 0;
    }
}
