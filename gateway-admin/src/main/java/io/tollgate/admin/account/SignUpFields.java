package io.tollgate.admin.account;

import io.tollgate.admin.http.EmailField;
import io.tollgate.admin.http.Fields;
import java.util.Optional;

/**
 * What a sign-up asks for, checked as far as that goes without the database.
 *
 * @param organization the new organization's name; empty: the invitation's is joined
 * @param invitation the secret of an invitation
 */
record SignUpFields(
        String email, String password, String name, Optional<String> organization, Optional<String> invitation) {

    /** Reads it; fails with 400 naming every field at fault. */
    static SignUpFields read(SignUpRequest body) {
        Fields fields = new Fields();
        String email = EmailField.read(fields, body.email());
        String password = PasswordField.read(fields, body.password(), email);
        String name = fields.text("name", body.name(), SignUpRequest.MAX_NAME);
        Optional<String> invitation = Optional.ofNullable(body.invitation());
        Optional<String> organization = Optional.empty();
        if (invitation.isEmpty()) {
            organization = Optional.of(fields.text("organization", body.organization(), SignUpRequest.MAX_NAME));
        } else {
            fields.require(
                    body.organization() == null,
                    "organization",
                    "is the invitation's: leave it out, or leave out invitation");
        }
        fields.raise();
        return new SignUpFields(email, password, name, organization, invitation);
    }

    @Override
    public String toString() {
        return "SignUpFields[" + email + "]";
    }
}
