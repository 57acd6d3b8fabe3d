package io.tollgate.admin.openapi;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.tollgate.admin.access.CallTable;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Completes every call with what it needs, which errors it may answer, and examples; after all others have described it. */
@Component
@Order(Ordered.LOWEST_PRECEDENCE)
class WholeDescription implements OpenApiCustomizer {

    private static final String NOTHING = "nothing";

    private final Map<String, String> permissions = CallTable.labels();

    /** Read when the node starts: the description is asked for where nothing may wait. */
    private final ExampleTable table = new ExampleTable();

    @Override
    public void customise(OpenAPI api) {
        ProblemResponses.describe(api.getComponents());
        Examples examples = new Examples(api.getComponents().getSchemas(), table);
        api.getPaths()
                .forEach((path, item) -> item.readOperationsMap()
                        .forEach(
                                (method, operation) -> complete(path.replace("{*", "{"), method, operation, examples)));
        Tags.describe(api);
    }

    private void complete(String path, PathItem.HttpMethod method, Operation operation, Examples examples) {
        String permission = Objects.requireNonNull(permissions.get(method + " " + path), method + " " + path);
        operation.setDescription(OperationTexts.description(operation, permission));
        OperationTexts.describeParameters(operation);
        if (permission.equals(NOTHING)) {
            operation.setSecurity(List.of());
        }
        addProblems(path, permission, operation);
        if (operation.getRequestBody() != null) {
            addExamples(operation.getRequestBody().getContent(), examples, true);
        }
        operation.getResponses().forEach((status, response) -> addExamples(status, response, examples));
        table.of("csv", String.valueOf(operation.getOperationId())).ifPresent(file -> describeFile(operation, file));
    }

    /** springdoc gives it the schema of the call's other answer. */
    private static void describeFile(Operation operation, String file) {
        MediaType lines = new MediaType().schema(new StringSchema()).example(file);
        Objects.requireNonNull(operation.getResponses().get("200"), file)
                .getContent()
                .addMediaType("text/csv", lines);
    }

    private static void addProblems(String path, String permission, Operation operation) {
        boolean open = permission.equals(NOTHING);
        boolean sends = operation.getRequestBody() != null;
        add(
                ProblemResponses.INVALID,
                sends || !OperationTexts.parameters(operation).isEmpty(),
                operation);
        add(ProblemResponses.UNAUTHORIZED, !open || path.endsWith("/login"), operation);
        add(
                ProblemResponses.FORBIDDEN,
                (!open && !permission.equals("signed in")) || path.endsWith("/logout"),
                operation);
        add(ProblemResponses.NOT_FOUND, path.contains("{"), operation);
        add(ProblemResponses.CONFLICT, sends && !path.startsWith("/api/auth/log"), operation);
        add(ProblemResponses.STALE, OperationTexts.takes(operation, "If-Match"), operation);
        add(ProblemResponses.TOO_MANY, open && sends, operation);
    }

    private static void add(ProblemResponses problem, boolean wanted, Operation operation) {
        if (wanted) {
            problem.addTo(operation);
        }
    }

    private static void addExamples(String status, ApiResponse response, Examples examples) {
        if (status.startsWith("2") && response.getContent() != null) {
            addExamples(response.getContent(), examples, false);
        }
    }

    private static void addExamples(Content content, Examples examples, boolean request) {
        content.forEach((type, body) -> {
            if (body.getExample() == null && body.getExamples() == null) {
                body.setExample(example(body, examples, request));
            }
        });
    }

    private static Object example(MediaType body, Examples examples, boolean request) {
        Object made = request ? examples.ofRequest(body.getSchema()) : examples.ofAnswer(body.getSchema());
        return Objects.requireNonNullElse(made, "");
    }
}
