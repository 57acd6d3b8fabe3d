package io.tollgate.admin.operator;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.tollgate.admin.access.Caller;
import io.tollgate.admin.http.Cursor;
import io.tollgate.admin.http.ETags;
import io.tollgate.admin.http.Page;
import io.tollgate.admin.http.PageLimit;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import tools.jackson.databind.node.ObjectNode;

/** The operator's calls for organizations. */
@RestController
@RequestMapping("/api/operator/organizations")
@Tag(name = "operator")
class OrganizationController {

    private final Organizations organizations;
    private final OrganizationStore store;

    OrganizationController(Organizations organizations, OrganizationStore store) {
        this.organizations = organizations;
        this.store = store;
    }

    @GetMapping
    @Operation(operationId = "listOrganizations", summary = "Every organization")
    Mono<Page<OrganizationView>> list(
            Caller caller,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        caller.mustBeOperator();
        Optional<UUID> after = Cursor.read(cursor, parts -> UUID.fromString(parts.get(0)));
        return store.page(after, PageLimit.of(limit)).map(page -> page.map(Organization::view));
    }

    @GetMapping("/{id}")
    @Operation(operationId = "getOrganization", summary = "One organization")
    Mono<ResponseEntity<OrganizationView>> get(Caller caller, @PathVariable String id) {
        caller.mustBeOperator();
        return organizations.find(id).map(organization -> ETags.ok(organization.view()));
    }

    @PatchMapping("/{id}")
    @Operation(
            operationId = "updateOrganization",
            summary = "Change an organization: absent fields stay, null clears, arrays are replaced")
    @io.swagger.v3.oas.annotations.parameters.RequestBody(
            required = true,
            content = @Content(schema = @Schema(implementation = OrganizationPatch.class)))
    Mono<ResponseEntity<OrganizationView>> patch(
            Caller caller,
            @PathVariable String id,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @RequestBody ObjectNode body) {
        caller.mustBeOperator();
        return organizations.patch(caller, id, ifMatch, body).map(changed -> ETags.ok(changed.view()));
    }
}
