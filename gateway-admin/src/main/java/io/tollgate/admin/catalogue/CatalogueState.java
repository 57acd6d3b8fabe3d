package io.tollgate.admin.catalogue;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The whole catalogue at one time, in the words of its file.
 *
 * @param things by section and name; what a thing does not say is not in its fields
 */
record CatalogueState(Map<Section, Map<String, Map<String, Object>>> things) {

    /** Tells whether a key is another; a digest of what is sealed, and never shown. */
    static final String SEAL = "api_key";

    private static final String SEALED = "…";
    private static final String ANOTHER = "another";

    /** The file that makes it what it is, without keys. */
    Map<String, Map<String, Map<String, Object>>> file() {
        Map<String, Map<String, Map<String, Object>>> file = new LinkedHashMap<>();
        for (Section section : Section.values()) {
            Map<String, Map<String, Object>> named = new LinkedHashMap<>();
            things.getOrDefault(section, Map.of()).forEach((name, fields) -> named.put(name, shown(fields)));
            file.put(section.label(), named);
        }
        return file;
    }

    /** What became of it; keys are only said to be others. */
    List<CatalogueChange> changesTo(CatalogueState after) {
        List<CatalogueChange> changes = new ArrayList<>();
        for (Section section : Section.values()) {
            Map<String, Map<String, Object>> was = things.getOrDefault(section, Map.of());
            Map<String, Map<String, Object>> is = after.things.getOrDefault(section, Map.of());
            for (String name : names(was, is)) {
                change(section, name, was.get(name), is.get(name), changes);
            }
        }
        return changes;
    }

    private static void change(
            Section section,
            String name,
            @Nullable Map<String, Object> was,
            @Nullable Map<String, Object> is,
            List<CatalogueChange> changes) {
        List<CatalogueChange.Field> fields = fields(was == null ? Map.of() : was, is == null ? Map.of() : is);
        if (!fields.isEmpty()) {
            String action = was == null ? "create" : is == null ? "delete" : "update";
            changes.add(new CatalogueChange(section.label(), name, action, fields));
        }
    }

    private static List<CatalogueChange.Field> fields(Map<String, Object> was, Map<String, Object> is) {
        List<CatalogueChange.Field> fields = new ArrayList<>();
        for (String field : names(was, is)) {
            Object from = was.get(field);
            Object to = is.get(field);
            if (!Objects.equals(from, to)) {
                boolean seal = field.equals(SEAL);
                fields.add(new CatalogueChange.Field(
                        field, seal && from != null ? SEALED : from, seal && to != null ? ANOTHER : to));
            }
        }
        return fields;
    }

    private static <T> TreeSet<String> names(Map<String, T> was, Map<String, T> is) {
        TreeSet<String> names = new TreeSet<>(was.keySet());
        names.addAll(is.keySet());
        return names;
    }

    private static Map<String, Object> shown(Map<String, Object> fields) {
        Map<String, Object> shown = new LinkedHashMap<>(fields);
        shown.remove(SEAL);
        return shown;
    }

    /** A state from its sections. */
    static CatalogueState of(
            Map<String, Map<String, Object>> providers,
            Map<String, Map<String, Object>> credentials,
            Map<String, Map<String, Object>> models,
            Map<String, Map<String, Object>> offerings) {
        Map<Section, Map<String, Map<String, Object>>> things = new EnumMap<>(Section.class);
        things.put(Section.PROVIDERS, new TreeMap<>(providers));
        things.put(Section.CREDENTIALS, new TreeMap<>(credentials));
        things.put(Section.MODELS, new TreeMap<>(models));
        things.put(Section.OFFERINGS, new TreeMap<>(offerings));
        return new CatalogueState(things);
    }
}
