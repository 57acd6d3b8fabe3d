package io.tollgate.routing.signing;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;

/** AWS's default chain of credentials, which is not made before somebody asks: most gateways never do. */
final class MachineCredentials implements Supplier<AwsCredentialsIdentity>, AutoCloseable {

    private @Nullable DefaultCredentialsProvider chain;

    /** What the chain finds; may wait. */
    @Override
    public AwsCredentialsIdentity get() {
        return chain().resolveCredentials();
    }

    private synchronized DefaultCredentialsProvider chain() {
        DefaultCredentialsProvider known = chain;
        if (known == null) {
            known = DefaultCredentialsProvider.builder().build();
            chain = known;
        }
        return known;
    }

    @Override
    public synchronized void close() {
        if (chain != null) {
            chain.close();
        }
    }
}
