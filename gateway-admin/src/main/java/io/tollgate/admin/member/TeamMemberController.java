package io.tollgate.admin.member;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.tollgate.admin.access.Caller;
import io.tollgate.admin.http.Cursor;
import io.tollgate.admin.http.Page;
import io.tollgate.admin.http.PageLimit;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** The calls for a team's people. */
@RestController
@RequestMapping("/api/teams/{id}/members")
@Tag(name = "members")
class TeamMemberController {

    private final TeamMembers members;

    TeamMemberController(TeamMembers members) {
        this.members = members;
    }

    @GetMapping
    @Operation(operationId = "listTeamMembers", summary = "The people in a team")
    Mono<Page<TeamMemberView>> list(
            Caller caller,
            @PathVariable String id,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        Optional<UUID> after = Cursor.read(cursor, parts -> UUID.fromString(parts.get(0)));
        return members.page(caller, id, after, PageLimit.of(limit));
    }

    @PutMapping("/{user}")
    @Operation(
            operationId = "putTeamMember",
            summary = "Put a member of the organization into a team, or change their role")
    Mono<TeamMemberView> put(
            Caller caller, @PathVariable String id, @PathVariable String user, @RequestBody TeamMemberRequest body) {
        return members.put(caller, id, user, body);
    }

    @DeleteMapping("/{user}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            operationId = "removeTeamMember",
            summary = "Take a person out of a team; their own keys in it are revoked")
    @ApiResponse(responseCode = "204", description = "Taken out")
    Mono<Void> remove(Caller caller, @PathVariable String id, @PathVariable String user) {
        return members.remove(caller, id, user);
    }
}
