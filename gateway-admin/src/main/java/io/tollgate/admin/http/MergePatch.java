package io.tollgate.admin.http;

import java.util.Map;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Lays a partial change over what is there (RFC 7396): an absent field stays, null clears, an array is replaced whole.
 */
@Component
public class MergePatch {

    private final JsonMapper json;

    MergePatch(JsonMapper json) {
        this.json = json;
    }

    /** The current state with the patch laid over it. */
    public <T extends Record> T apply(Class<T> type, T current, ObjectNode patch) {
        ObjectNode state = json.valueToTree(current);
        merge(state, patch);
        return json.treeToValue(state, type);
    }

    private static void merge(ObjectNode state, ObjectNode patch) {
        for (Map.Entry<String, JsonNode> field : patch.properties()) {
            if (field.getValue() instanceof ObjectNode inner && state.get(field.getKey()) instanceof ObjectNode old) {
                merge(old, inner);
            } else {
                state.set(field.getKey(), field.getValue());
            }
        }
    }
}
