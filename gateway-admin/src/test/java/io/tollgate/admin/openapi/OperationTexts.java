package io.tollgate.admin.openapi;

import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.parameters.Parameter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What can be said of every call in the same words. */
final class OperationTexts {

    private static final Map<String, String> PARAMETERS = new LinkedHashMap<>();

    static {
        PARAMETERS.put("cursor", "`next_cursor` of the page before; without it the first page");
        PARAMETERS.put("limit", "The most rows of a page");
        PARAMETERS.put(
                "If-Match", "The `ETag` that was read; when it is no longer the present one nothing is done: 412");
        PARAMETERS.put("from", "RFC 3339 time or a date");
        PARAMETERS.put("to", "RFC 3339 time or a date: the first moment that is no longer meant");
    }

    private OperationTexts() {}

    /**
     * What the call needs and how it behaves, after what it says itself.
     *
     * @param permission as the table of calls has it
     */
    static String description(Operation operation, String permission) {
        List<String> sentences = new ArrayList<>();
        Optional.ofNullable(operation.getDescription()).ifPresent(sentences::add);
        sentences.add(need(permission));
        if (takes(operation, "cursor")) {
            sentences.add(
                    "Comes in pages: `next_cursor` of an answer, sent as `cursor`, has the next one; null ends them.");
        }
        if (takes(operation, "If-Match")) {
            sentences.add("With `If-Match` nothing that somebody changed meanwhile is overwritten.");
        }
        if (takes(operation, "Idempotency-Key")) {
            sentences.add("With an `Idempotency-Key` it can be repeated safely.");
        }
        return String.join(" ", sentences);
    }

    private static String need(String permission) {
        return switch (permission) {
            case "nothing" -> "Needs no login.";
            case "signed in" -> "Needs a session or an API token, whatever its permissions.";
            case "a person" -> "Needs a session: an API token does not stand for its person here.";
            case "operator" -> "Needs the operator's token, or a person with the operator's role.";
            default -> "Needs the permission `" + permission + "`.";
        };
    }

    /** Says of parameters that say nothing themselves what they are. */
    static void describeParameters(Operation operation) {
        for (Parameter parameter : parameters(operation)) {
            if (parameter.getDescription() == null) {
                parameter.setDescription(PARAMETERS.get(parameter.getName()));
            }
        }
    }

    static boolean takes(Operation operation, String parameter) {
        return parameters(operation).stream().anyMatch(it -> parameter.equals(it.getName()));
    }

    static List<Parameter> parameters(Operation operation) {
        return Optional.ofNullable(operation.getParameters()).orElse(List.of());
    }
}
