package io.tollgate.routing.catalogue;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The presets that this version ships: one file each, named as the preset is. */
public final class Presets {

    private static final String FILES = "classpath*:presets/*.yaml";
    private static final String ENDING = ".yaml";

    private final Map<String, Preset> bySlug;

    private Presets(Map<String, Preset> bySlug) {
        this.bySlug = bySlug;
    }

    /** Reads all of them. */
    public static Presets read() {
        Map<String, Preset> bySlug = new TreeMap<>();
        try {
            for (Resource file : new PathMatchingResourcePatternResolver().getResources(FILES)) {
                Preset preset = preset(file);
                bySlug.put(preset.slug(), preset);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Presets(Collections.unmodifiableMap(bySlug));
    }

    /** By slug. */
    public Collection<Preset> all() {
        return bySlug.values();
    }

    public Optional<Preset> find(String slug) {
        return Optional.ofNullable(bySlug.get(slug));
    }

    private static Preset preset(Resource file) throws IOException {
        String name = String.valueOf(file.getFilename());
        String slug = name.substring(0, name.length() - ENDING.length());
        try (InputStream text = file.getInputStream()) {
            Map<String, Object> written = new Yaml(new SafeConstructor(new LoaderOptions())).load(text);
            return preset(slug, written);
        } catch (RuntimeException e) {
            throw new IllegalStateException("preset '" + slug + "': " + e.getMessage(), e);
        }
    }

    private static Preset preset(String slug, Map<String, Object> written) {
        String protocol = (String) written.getOrDefault("protocol", Protocol.OPENAI.label());
        return new Preset(
                slug,
                required(written, "display_name"),
                Protocol.of(protocol).orElseThrow(() -> new IllegalArgumentException("protocol: " + protocol)),
                Optional.ofNullable((String) written.get("base_url")),
                required(written, "source"),
                LocalDate.parse(required(written, "checked")),
                wire(written));
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> wire(Map<String, Object> written) {
        return (Map<String, Object>) written.getOrDefault("wire", Map.of());
    }

    private static String required(Map<String, Object> written, String name) {
        if (written.get(name) instanceof String text) {
            return text;
        }
        throw new IllegalArgumentException(name + " is missing");
    }
}
