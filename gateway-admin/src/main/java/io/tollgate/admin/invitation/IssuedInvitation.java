package io.tollgate.admin.invitation;

import io.swagger.v3.oas.annotations.media.Schema;
import io.tollgate.admin.http.ResponseJson;

/** An invitation with its secret, which only this answer has. */
@ResponseJson
record IssuedInvitation(
        InvitationView invitation,

        @Schema(
                description = "Shown this once; the link is the dashboard's `/accept-invitation#` and this",
                example = "tgi_…")
        String secret,

        @Schema(description = "Whether the link was sent to the e-mail address")
        boolean mailed) {

    @Override
    public String toString() {
        return "IssuedInvitation[" + invitation.id() + "]";
    }
}
