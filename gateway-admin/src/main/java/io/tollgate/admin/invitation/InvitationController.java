package io.tollgate.admin.invitation;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.tollgate.admin.access.Action;
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
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** The calls for those who invite. */
@RestController
@RequestMapping("/api/invitations")
@Tag(name = "members")
class InvitationController {

    private final Invitations invitations;
    private final InvitationStore store;
    private final InvitationPost post;

    InvitationController(Invitations invitations, InvitationStore store, InvitationPost post) {
        this.invitations = invitations;
        this.store = store;
        this.post = post;
    }

    @GetMapping
    @Operation(
            operationId = "listInvitations",
            summary = "Invitations that were neither accepted nor revoked, the latest first")
    Mono<Page<InvitationView>> list(
            Caller caller,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        UUID organization = caller.may(Action.MEMBERS_WRITE).organizationId();
        Optional<UUID> after = Cursor.read(cursor, parts -> UUID.fromString(parts.get(0)));
        return store.page(organization, after, PageLimit.of(limit)).map(page -> page.map(Invitation::view));
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(operationId = "createInvitation", summary = "Invite somebody; the secret of the link is shown this once")
    @ApiResponse(responseCode = "201", description = "Invited")
    Mono<IssuedInvitation> create(Caller caller, @RequestBody InvitationRequest body) {
        return invitations.create(caller, body).flatMap(post::issue);
    }

    @PostMapping("/{id}/resend")
    @Operation(
            operationId = "resendInvitation",
            summary = "Give an invitation a new secret and seven days from now; the old link ends")
    Mono<IssuedInvitation> resend(Caller caller, @PathVariable String id) {
        return invitations.resend(caller, id).flatMap(post::issue);
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(operationId = "revokeInvitation", summary = "Revoke an invitation")
    @ApiResponse(responseCode = "204", description = "Revoked")
    Mono<Void> revoke(Caller caller, @PathVariable String id) {
        return invitations.revoke(caller, id);
    }
}
