package io.tollgate.routing.call;

import io.tollgate.routing.provider.ProviderFamilies;
import io.tollgate.routing.provider.openai.OpenAiProvider;
import io.tollgate.routing.signing.Signers;
import java.time.Duration;
import java.util.List;
import reactor.netty.resources.ConnectionProvider;

/** A real probe for tests of what is done with it. */
public final class ProbedProviders implements AutoCloseable {

    private final ConnectionProvider connections = ConnectionProvider.newConnection();

    public ProviderProbe probe() {
        UpstreamClient client = new UpstreamClient(
                UpstreamHttp.shared(UpstreamHttp.client(connections, new AddressPolicy(true), Duration.ofSeconds(2))),
                new Signers(List.of()));
        return new ProviderProbe(client, new ProviderFamilies(List.of(new OpenAiProvider())));
    }

    @Override
    public void close() {
        connections.dispose();
    }
}
