package io.tollgate.admin.invitation;

/** An invitation that has a new secret, which is not stored anywhere. */
record FreshInvitation(Invitation invitation, String secret) {

    @Override
    public String toString() {
        return "FreshInvitation[" + invitation.shownId() + "]";
    }
}
