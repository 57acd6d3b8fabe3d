package io.tollgate.api.model;

import io.tollgate.api.config.DataPlane;
import io.tollgate.api.error.UpstreamErrors;
import io.tollgate.routing.catalogue.Catalogue;
import io.tollgate.routing.catalogue.CatalogueStore;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** The catalogue read anew, for a model that this node does not know: nothing is said to be unknown on hearsay. */
@Component
@DataPlane
public final class FreshCatalogue {

    private static final Logger LOG = LoggerFactory.getLogger(FreshCatalogue.class);
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final CatalogueStore store;

    FreshCatalogue(CatalogueStore store) {
        this.store = store;
    }

    /** Signals {@link io.tollgate.api.error.GatewayException}, a 503, while the catalogue cannot be read. */
    public Mono<Catalogue> read() {
        return store.refreshInTurn().timeout(PATIENCE).onErrorMap(FreshCatalogue::unavailable);
    }

    private static Throwable unavailable(Throwable problem) {
        LOG.debug("an unknown model could not be looked for", problem);
        return UpstreamErrors.catalogueUnavailable().exception();
    }
}
