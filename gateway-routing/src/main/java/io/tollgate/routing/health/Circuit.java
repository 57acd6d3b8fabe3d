package io.tollgate.routing.health;

import io.tollgate.routing.catalogue.ApiKey;
import io.tollgate.routing.catalogue.Credential;
import io.tollgate.routing.catalogue.Offering;
import java.net.URI;

/** What one breaker guards. A changed address, upstream name or key makes another circuit, which starts afresh. */
record Circuit(Route route, ApiKey apiKey) {

    static Circuit of(Offering offering, Credential credential) {
        return new Circuit(Route.of(offering), credential.apiKey());
    }

    /** As {@code equals} of {@link #of}, for those of one offering's slug. */
    boolean isOf(Offering offering, Credential credential) {
        return route.upstreamModel().equals(offering.upstreamModel())
                && route.baseUrl().equals(offering.provider().baseUrl())
                && apiKey.equals(credential.apiKey());
    }

    /** Where an offering's calls go, whatever the credential. */
    record Route(String offering, String upstreamModel, URI baseUrl) {

        static Route of(Offering offering) {
            return new Route(
                    offering.slug(),
                    offering.upstreamModel(),
                    offering.provider().baseUrl());
        }
    }
}
