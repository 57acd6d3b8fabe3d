package io.tollgate.admin.team;

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

/** The calls for teams. */
@RestController
@RequestMapping("/api/teams")
@Tag(name = "teams")
class TeamController {

    private final Teams teams;
    private final TeamStore store;

    TeamController(Teams teams, TeamStore store) {
        this.teams = teams;
        this.store = store;
    }

    @GetMapping
    @Operation(operationId = "listTeams", summary = "The teams that the caller may see")
    Mono<Page<TeamView>> list(
            Caller caller,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        Optional<UUID> after = Cursor.read(cursor, parts -> UUID.fromString(parts.get(0)));
        return store.page(caller.may(Action.TEAMS_READ), after, PageLimit.of(limit))
                .map(page -> page.map(Team::view));
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(operationId = "createTeam", summary = "Make a team")
    @ApiResponse(responseCode = "201", description = "Made")
    Mono<TeamView> create(Caller caller, @RequestBody TeamRequest body) {
        return teams.create(caller, body).map(Team::view);
    }

    @GetMapping("/{id}")
    @Operation(operationId = "getTeam", summary = "One team")
    Mono<ResponseEntity<TeamView>> get(Caller caller, @PathVariable String id) {
        return teams.find(caller, Action.TEAMS_READ, id).map(team -> ETags.ok(team.view()));
    }

    @PatchMapping("/{id}")
    @Operation(
            operationId = "updateTeam",
            summary = "Change a team: absent fields stay, null clears, arrays are replaced")
    @io.swagger.v3.oas.annotations.parameters.RequestBody(
            required = true,
            content = @Content(schema = @Schema(implementation = TeamPatch.class)))
    Mono<ResponseEntity<TeamView>> patch(
            Caller caller,
            @PathVariable String id,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @RequestBody ObjectNode body) {
        return teams.patch(caller, id, ifMatch, body).map(team -> ETags.ok(team.view()));
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(operationId = "deleteTeam", summary = "Delete a team and revoke its keys")
    @ApiResponse(responseCode = "204", description = "Deleted")
    Mono<Void> delete(
            Caller caller,
            @PathVariable String id,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch) {
        return teams.delete(caller, id, ifMatch);
    }
}
