package io.tollgate.admin.member;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.tollgate.admin.access.Action;
import io.tollgate.admin.access.Caller;
import io.tollgate.admin.http.Cursor;
import io.tollgate.admin.http.ETags;
import io.tollgate.admin.http.Page;
import io.tollgate.admin.http.PageLimit;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import tools.jackson.databind.node.ObjectNode;

/** The calls for an organization's people. */
@RestController
@RequestMapping("/api/members")
@Tag(name = "members")
class MemberController {

    private final Members members;
    private final MemberStore store;

    MemberController(Members members, MemberStore store) {
        this.members = members;
        this.store = store;
    }

    @GetMapping
    @Operation(operationId = "listMembers", summary = "The organization's people; for its members those of their teams")
    Mono<Page<MemberView>> list(
            Caller caller,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        Optional<UUID> after = Cursor.read(cursor, parts -> UUID.fromString(parts.get(0)));
        return store.page(caller.may(Action.MEMBERS_READ), after, PageLimit.of(limit))
                .map(page -> page.map(Member::view));
    }

    @GetMapping("/{id}")
    @Operation(operationId = "getMember", summary = "One person")
    Mono<ResponseEntity<MemberView>> get(Caller caller, @PathVariable String id) {
        return members.find(caller.may(Action.MEMBERS_READ), id).map(member -> ETags.ok(member.view()));
    }

    @PatchMapping("/{id}")
    @Operation(
            operationId = "updateMember",
            summary =
                    "Give a person another role or other limits: absent fields stay, null clears, arrays are replaced")
    @io.swagger.v3.oas.annotations.parameters.RequestBody(
            required = true,
            content = @Content(schema = @Schema(implementation = MemberPatch.class)))
    Mono<ResponseEntity<MemberView>> patch(
            Caller caller,
            @PathVariable String id,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @RequestBody ObjectNode body) {
        return members.patch(caller, id, ifMatch, body).map(member -> ETags.ok(member.view()));
    }

    @PostMapping("/{id}/ownership")
    @Operation(
            operationId = "transferOwnership",
            summary = "Make a member the owner in the caller's place; the caller becomes an admin")
    Mono<ResponseEntity<MemberView>> transfer(Caller caller, @PathVariable String id) {
        return members.transfer(caller, id).map(member -> ETags.ok(member.view()));
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            operationId = "removeMember",
            summary = "Remove a person, or leave; their own keys and tokens are revoked")
    @ApiResponse(responseCode = "204", description = "Removed")
    Mono<Void> remove(
            Caller caller,
            @PathVariable String id,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch) {
        return members.remove(caller, id, ifMatch);
    }
}
