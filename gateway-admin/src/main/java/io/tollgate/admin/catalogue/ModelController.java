package io.tollgate.admin.catalogue;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.tollgate.admin.access.Caller;
import io.tollgate.admin.http.ETags;
import io.tollgate.admin.http.Page;
import io.tollgate.admin.http.PageLimit;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** The operator's calls for models. */
@RestController
@RequestMapping("/api/operator/models")
@Tag(name = "operator")
class ModelController {

    private final Models models;

    ModelController(Models models) {
        this.models = models;
    }

    @GetMapping
    @Operation(operationId = "listModels", summary = "The models")
    Mono<Page<ModelView>> list(
            Caller caller,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        caller.mustBeOperator();
        return models.table().page(cursor, PageLimit.of(limit));
    }

    @GetMapping("/{*id}")
    @Operation(operationId = "getModel", summary = "One model")
    Mono<ResponseEntity<ModelView>> get(Caller caller, @PathVariable String id) {
        caller.mustBeOperator();
        return models.table().get(id(id)).map(ETags::ok);
    }

    @PutMapping("/{*id}")
    @Operation(operationId = "putModel", summary = "Make or replace a model")
    @ApiResponse(responseCode = "200", description = "Replaced")
    @ApiResponse(responseCode = "201", description = "Made")
    Mono<ResponseEntity<ModelView>> put(
            Caller caller,
            @PathVariable String id,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @RequestBody ModelRequest body) {
        caller.mustBeOperator();
        return models.put(caller, id(id), ifMatch, body).map(Put::answer);
    }

    @DeleteMapping("/{*id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(operationId = "deleteModel", summary = "Delete a model without offerings")
    @ApiResponse(responseCode = "204", description = "Deleted")
    Mono<Void> delete(Caller caller, @PathVariable String id) {
        caller.mustBeOperator();
        return models.delete(caller, id(id));
    }

    /** The rest of the path begins with its slash. */
    private static String id(String path) {
        return path.substring(1);
    }
}
