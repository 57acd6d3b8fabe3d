package io.tollgate.api.command;

import io.r2dbc.spi.ConnectionFactory;
import io.tollgate.billing.MasterKeyRotation;
import io.tollgate.billing.payload.PayloadVault;
import io.tollgate.billing.tenant.MasterKeys;
import io.tollgate.routing.catalogue.CredentialVault;
import io.tollgate.routing.catalogue.Rewrapping;
import io.tollgate.routing.catalogue.Rewrapping.Outcome;
import java.io.PrintStream;
import java.security.SecureRandom;
import java.util.Objects;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.r2dbc.connection.R2dbcTransactionManager;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;

/** Puts another master key in the place of the present one; ends with 1 when a key could not be opened, and so was lost before. */
final class RotateMasterKey implements OperatorCommand {

    @Override
    public int run(ConfigurableApplicationContext servers, CommandOptions options, PrintStream out) {
        MasterKeyRotation rotation = servers.getBean(MasterKeyRotation.class);
        ConnectionFactory postgres = servers.getBean(ConnectionFactory.class);
        MasterKeys keys = rotation.keys();
        Rewrapping rewrapping = new Rewrapping(
                DatabaseClient.create(postgres),
                TransactionalOperator.create(new R2dbcTransactionManager(postgres)),
                new CredentialVault(keys, new SecureRandom()),
                new PayloadVault(keys, new SecureRandom()));
        Outcome first = Objects.requireNonNull(rewrapping.pass().block());
        Outcome last = Objects.requireNonNull(
                rewrapping.finish(rotation.complete(keys)).block());
        rotation.settle(keys);
        last.unreadable().forEach(name -> out.println(name + " opens under no key that is known: it was lost before"));
        out.printf("%d keys are sealed under the new master key%n", last.rewrapped() + last.unchanged());
        out.printf("%d of them were sealed anew now%n", first.rewrapped() + last.rewrapped());
        return last.unreadable().isEmpty() ? 0 : 1;
    }
}
