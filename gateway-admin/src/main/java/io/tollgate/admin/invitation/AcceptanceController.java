package io.tollgate.admin.invitation;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.tollgate.admin.access.Caller;
import io.tollgate.admin.http.Named;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** The calls for those who were invited; somebody new signs up with the invitation instead. */
@RestController
@Tag(name = "auth")
class AcceptanceController {

    private final Acceptances acceptances;

    AcceptanceController(Acceptances acceptances) {
        this.acceptances = acceptances;
    }

    @PostMapping("/api/auth/invitation")
    @Operation(operationId = "lookUpInvitation", summary = "What an invitation is for, for whoever has its secret")
    Mono<InvitationOffer> lookUp(@RequestBody InvitationSecret body) {
        return acceptances.find(body.secret()).map(Invitation::offer);
    }

    @PostMapping("/api/invitations/accept")
    @Operation(
            operationId = "acceptInvitation",
            summary = "Join an organization by its invitation; switch to it to act in it")
    Mono<Named> accept(Caller caller, @RequestBody InvitationSecret body) {
        return acceptances.accept(caller.person(), body.secret()).map(Place::organization);
    }
}
