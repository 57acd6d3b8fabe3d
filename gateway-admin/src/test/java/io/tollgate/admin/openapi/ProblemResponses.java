package io.tollgate.admin.openapi;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The errors that a call may answer, each described once. */
enum ProblemResponses {
    INVALID(
            400,
            "invalid_request",
            "Bad Request",
            "Something that was sent is wrong; `errors` has a line for each field"),
    UNAUTHORIZED(401, "unauthorized", "Unauthorized", "Nobody is known by what was sent: log in, or send an API token"),
    FORBIDDEN(403, "forbidden", "Forbidden", "The caller lacks the permission, which `detail` names"),
    NOT_FOUND(
            404,
            "not_found",
            "Not Found",
            "It is not there, or another organization's, which is the same to its callers"),
    CONFLICT(409, "name_taken", "Conflict", "It does not go with what is there, such as a name that is taken"),
    STALE(
            412,
            "precondition_failed",
            "Precondition Failed",
            "It was changed since it was read; nothing was done, so read it again and repeat the change"),
    TOO_MANY(429, "too_many_requests", "Too Many Requests", "Too many tries; `Retry-After` says when to go on");

    private static final String MEDIA_TYPE = "application/problem+json";
    private static final String SCHEMA = "#/components/schemas/Problem";

    private final int status;
    private final String code;
    private final String title;
    private final String description;

    ProblemResponses(int status, String code, String title, String description) {
        this.status = status;
        this.code = code;
        this.title = title;
        this.description = description;
    }

    static void describe(Components components) {
        for (ProblemResponses problem : values()) {
            components.addResponses(problem.label(), problem.response());
        }
    }

    void addTo(Operation operation) {
        operation
                .getResponses()
                .addApiResponse(Integer.toString(status), new ApiResponse().$ref("#/components/responses/" + label()));
    }

    private String label() {
        return title.replace(" ", "");
    }

    private ApiResponse response() {
        MediaType body = new MediaType().schema(new Schema<>().$ref(SCHEMA)).example(example());
        return new ApiResponse().description(description).content(new Content().addMediaType(MEDIA_TYPE, body));
    }

    private Map<String, Object> example() {
        boolean named = this == INVALID || this == CONFLICT;
        String fault = this == INVALID ? "is missing" : "is taken";
        Map<String, Object> example = new LinkedHashMap<>();
        example.put("type", "about:blank");
        example.put("title", title);
        example.put("status", status);
        example.put("code", code);
        example.put("detail", named ? "name: " + fault : description);
        example.put("errors", named ? List.of(Map.of("field", "name", "message", fault)) : List.of());
        return example;
    }
}
