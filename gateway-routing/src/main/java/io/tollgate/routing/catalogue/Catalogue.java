package io.tollgate.routing.catalogue;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Everything that can be called, as it was at one revision. */
public final class Catalogue {

    /** What a node knows before its first read. */
    public static final Catalogue EMPTY = new Catalogue(0, List.of(), List.of());

    private final long revision;
    private final List<Model> models;
    private final Map<String, Model> modelsById;
    private final Map<String, List<Offering>> offeringsByModel;

    public Catalogue(long revision, Collection<Model> models, Collection<Offering> offerings) {
        this.revision = revision;
        this.models = List.copyOf(models);
        this.modelsById = models.stream().collect(Collectors.toUnmodifiableMap(Model::id, Function.identity()));
        this.offeringsByModel = Map.copyOf(offerings.stream()
                .collect(Collectors.groupingBy(
                        offering -> offering.model().id(), LinkedHashMap::new, Collectors.toUnmodifiableList())));
    }

    /** Grows with every change to the catalogue; 0 before the first read. */
    public long revision() {
        return revision;
    }

    public Optional<Model> model(String id) {
        return Optional.ofNullable(modelsById.get(id));
    }

    /** Models that may stand in for this one, the best first. */
    public List<String> standIns(String id) {
        return model(id)
                .map(model -> model.downshift().isEmpty() ? model.downshift() : known(model.downshift()))
                .orElse(List.of());
    }

    private List<String> known(List<String> ids) {
        return ids.stream().filter(modelsById::containsKey).toList();
    }

    public List<Model> models() {
        return models;
    }

    /** Where the model can be had; empty when nowhere. */
    public List<Offering> offerings(String modelId) {
        return offeringsByModel.getOrDefault(modelId, List.of());
    }

    /** The offering of this slug, whatever its model. */
    public Optional<Offering> offering(String slug) {
        return offeringsByModel.values().stream()
                .flatMap(List::stream)
                .filter(offering -> offering.slug().equals(slug))
                .findFirst();
    }
}
