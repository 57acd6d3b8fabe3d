package io.tollgate.api.model;

import io.tollgate.api.auth.KeyGrant;
import io.tollgate.api.config.DataPlane;
import io.tollgate.api.error.GatewayException;
import io.tollgate.api.error.RequestErrors;
import io.tollgate.routing.catalogue.Catalogue;
import io.tollgate.routing.catalogue.CatalogueStore;
import io.tollgate.routing.catalogue.Model;
import io.tollgate.routing.catalogue.Offering;
import java.util.List;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** The catalogue through the eyes of a key. */
@Component
@DataPlane
public class CallableModels {

    private final CatalogueStore store;
    private final FreshCatalogue fresh;

    CallableModels(CatalogueStore store, FreshCatalogue fresh) {
        this.store = store;
        this.fresh = fresh;
    }

    /**
     * The model with this id. One that this node does not know is looked for anew, once; signals {@link GatewayException}
     * when it does not exist, or is not the key's.
     */
    public Mono<Model> require(KeyGrant grant, String id) {
        Mono<Model> found = store.current()
                .model(id)
                .map(Mono::just)
                .orElseGet(() ->
                        fresh.read().mapNotNull(snapshot -> snapshot.model(id).orElse(null)));
        return found.switchIfEmpty(
                        Mono.error(() -> RequestErrors.modelNotFound(id).exception()))
                .filter(model -> grant.allows(model.id()))
                .switchIfEmpty(Mono.error(() -> notAllowed(grant, id)));
    }

    /** What the key may call and somebody sells. */
    List<Model> sold(KeyGrant grant) {
        return store.current().models().stream()
                .filter(model -> grant.allows(model.id()))
                .filter(model -> !sold(model).isEmpty())
                .toList();
    }

    /** The model's offerings that have a price. */
    List<Offering> sold(Model model) {
        Catalogue catalogue = store.current();
        return catalogue.offerings(model.id()).stream()
                .filter(offering -> offering.price().isPresent())
                .toList();
    }

    private static GatewayException notAllowed(KeyGrant grant, String id) {
        return RequestErrors.modelNotAllowed(id, grant.policy()).exception();
    }
}
