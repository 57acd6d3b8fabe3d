package io.tollgate.admin.operator;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.tollgate.admin.access.Caller;
import io.tollgate.admin.http.Page;
import io.tollgate.admin.http.PageLimit;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** The operator's calls that give people the operator's role, and take it. */
@RestController
@RequestMapping("/api/operator/operators")
@Tag(name = "operator")
class OperatorController {

    private final Operators operators;

    OperatorController(Operators operators) {
        this.operators = operators;
    }

    @GetMapping
    @Operation(operationId = "listOperators", summary = "The people with the operator's role, by e-mail")
    Mono<Page<OperatorView>> list(
            Caller caller,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        caller.mustBeOperator();
        return operators.page(cursor, PageLimit.of(limit));
    }

    @PutMapping("/{email}")
    @Operation(operationId = "putOperator", summary = "Give a person the operator's role; they must have signed up")
    Mono<OperatorView> put(Caller caller, @PathVariable String email) {
        caller.mustBeOperator();
        return operators.give(caller, email);
    }

    @DeleteMapping("/{email}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(operationId = "deleteOperator", summary = "Take the operator's role from a person")
    @ApiResponse(responseCode = "204", description = "Taken")
    Mono<Void> delete(Caller caller, @PathVariable String email) {
        caller.mustBeOperator();
        return operators.take(caller, email);
    }
}
