package io.tollgate.admin.http;

import java.util.Map;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Lays a partial change over what is there (RFC 7396): an absent field stays, null removes, an array is replaced whole.
 */
@Component
public class MergePatch {

    private final JsonMapper json;

    MergePatch(JsonMapper json) {
        this.json = json;
    }

    /**
     * The current state with the patch laid over it.
     *
     * @throws Problem 400 when the patch by itself has a field that the type lacks, or a value of the wrong form
     */
    public <T extends Record> T apply(Class<T> type, T current, ObjectNode patch) {
        check(type, patch);
        ObjectNode state = json.valueToTree(current);
        merge(state, patch);
        return json.treeToValue(state, type);
    }

    /** Once merged, a misspelt field that is null would have left no trace. */
    private void check(Class<?> type, ObjectNode patch) {
        try {
            json.treeToValue(patch, type);
        } catch (JacksonException e) {
            throw Problems.unreadable(e);
        }
    }

    private static void merge(ObjectNode state, ObjectNode patch) {
        for (Map.Entry<String, JsonNode> field : patch.properties()) {
            String name = field.getKey();
            if (field.getValue().isNull()) {
                state.remove(name);
            } else if (field.getValue() instanceof ObjectNode inner) {
                merge(state.get(name) instanceof ObjectNode old ? old : state.putObject(name), inner);
            } else {
                state.set(name, field.getValue());
            }
        }
    }
}
