package io.tollgate.routing.policy;

import io.tollgate.routing.catalogue.Catalogue;
import io.tollgate.routing.catalogue.Model;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The operator's documents for single models, which are more general than those of tenants: read once, however often the
 * models are asked for. Safe for use by many threads.
 */
public final class ModelDocuments {

    /** Documents that were replaced are forgotten with all others. */
    private static final int MOST = 10_000;

    private final Map<String, RoutingDocument> read = new ConcurrentHashMap<>();

    /**
     * What holds for a request when this model serves it.
     *
     * @param tenants what the tenant's documents come to for it
     */
    public RoutingChoice choice(String model, Catalogue catalogue, Circumstances request, RoutingChoice tenants) {
        Optional<String> document = catalogue.model(model).flatMap(Model::routing);
        return document.isEmpty() ? tenants : under(document(document.get()), request, tenants);
    }

    /** What holds when a model has this document. */
    public static RoutingChoice under(RoutingDocument ofModel, Circumstances request, RoutingChoice tenants) {
        return RoutingChoice.of(ofModel, request).byOperator().refinedBy(tenants);
    }

    private RoutingDocument document(String text) {
        if (read.size() >= MOST) {
            read.clear();
        }
        return read.computeIfAbsent(text, RulesReader::document);
    }
}
