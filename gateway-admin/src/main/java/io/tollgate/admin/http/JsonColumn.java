package io.tollgate.admin.http;

import java.util.Map;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Writes and reads the objects that jsonb columns hold. */
@Component
public class JsonColumn {

    private final JsonMapper json;

    JsonColumn(JsonMapper json) {
        this.json = json;
    }

    public String write(Object value) {
        return json.writeValueAsString(value);
    }

    public Map<String, Object> readObject(String stored) {
        return json.readValue(stored, new TypeReference<>() {});
    }

    /** An object whose values are all counts. */
    public Map<String, Long> readCounts(String stored) {
        return json.readValue(stored, new TypeReference<>() {});
    }

    /** An object whose values are all texts. */
    public Map<String, String> readTexts(String stored) {
        return json.readValue(stored, new TypeReference<>() {});
    }
}
