package io.tollgate.routing.provider;

import io.tollgate.routing.Samples;
import io.tollgate.routing.catalogue.DataPolicy;
import io.tollgate.routing.catalogue.Presets;
import io.tollgate.routing.catalogue.Protocol;
import io.tollgate.routing.catalogue.ProviderEntry;
import io.tollgate.routing.catalogue.Wire;
import io.tollgate.routing.plan.Attempt;
import java.net.URI;

/** The contract of a family at a cloud that serves its models: requests are signed, and never carry the key. */
public abstract class HostedContract extends ProviderContract {

    private final ProviderEntry host;

    protected HostedContract(Protocol protocol, String preset, String url) {
        Wire wire = Wire.of(Presets.read().find(preset).orElseThrow().wire());
        this.host = new ProviderEntry("acme", "Acme", protocol, URI.create(url), DataPolicy.UNKNOWN, wire);
    }

    @Override
    protected final boolean sendsItsKey() {
        return false;
    }

    @Override
    protected final Attempt attempt(String apiKey) {
        return Samples.attempt(host, apiKey);
    }
}
