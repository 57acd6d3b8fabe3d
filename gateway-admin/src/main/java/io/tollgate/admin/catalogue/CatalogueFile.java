package io.tollgate.admin.catalogue;

import io.tollgate.admin.http.FieldError;
import io.tollgate.admin.http.Fields;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * A catalogue's file, read as far as its sections and names.
 *
 * @param things what each section states, by name; a section that the file does not have states nothing
 */
record CatalogueFile(YamlTree tree, Map<Section, Map<String, JsonNode>> things) {

    static CatalogueFile read(String text) {
        YamlTree tree = YamlTree.read(text);
        Fields fields = new Fields();
        fields.require(tree.root().isObject(), "body", "is no map with providers, credentials, models and offerings");
        Map<Section, Map<String, JsonNode>> things = new EnumMap<>(Section.class);
        tree.root().properties().forEach(part -> take(part.getKey(), part.getValue(), tree, fields, things));
        fields.raise();
        return new CatalogueFile(tree, things);
    }

    /** How many things it states. */
    int size() {
        return things.values().stream().mapToInt(Map::size).sum();
    }

    /** The same, narrowed to what changes. */
    CatalogueFile only(Iterable<CatalogueChange> changes) {
        Map<Section, Map<String, JsonNode>> changed = new EnumMap<>(Section.class);
        for (CatalogueChange change : changes) {
            Section section = Section.of(change.section()).orElseThrow();
            JsonNode stated = things.getOrDefault(section, Map.of()).get(change.name());
            if (stated != null) {
                changed.computeIfAbsent(section, none -> new LinkedHashMap<>()).put(change.name(), stated);
            }
        }
        return new CatalogueFile(tree, changed);
    }

    /** The names of a section that is in the file, which are all that stay when the others are deleted. */
    Set<String> names(Section section) {
        return things.getOrDefault(section, Map.of()).keySet();
    }

    boolean has(Section section) {
        return tree.root().path(section.label()).isObject();
    }

    /** The same error with its path in the file, and the line. */
    FieldError inFile(Section section, String name, FieldError error) {
        String path = YamlTree.path(YamlTree.path(section.label(), name), error.field());
        return new FieldError(path, error.message() + tree.at(path));
    }

    private static void take(
            String label, JsonNode part, YamlTree tree, Fields fields, Map<Section, Map<String, JsonNode>> things) {
        Optional<Section> section = Section.of(label);
        if (section.isEmpty()) {
            fields.reject(
                    label, "unknown section; known are credentials, models, offerings, providers" + tree.at(label));
        } else if (!part.isNull() && !part.isObject()) {
            fields.reject(label, "must be a map of names" + tree.at(label));
        } else {
            Map<String, JsonNode> named = new LinkedHashMap<>();
            part.properties().forEach(thing -> named.put(thing.getKey(), thing.getValue()));
            things.put(section.get(), named);
        }
    }
}
