package io.tollgate.admin.invitation;

import io.tollgate.admin.mail.Letters;
import io.tollgate.admin.mail.Post;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Sends invitations that are for somebody to them, where there is a mail server. */
@Component
class InvitationPost {

    private final Post post;
    private final Letters letters;

    InvitationPost(Post post, Letters letters) {
        this.post = post;
        this.letters = letters;
    }

    Mono<IssuedInvitation> issue(FreshInvitation fresh) {
        Invitation invitation = fresh.invitation();
        String secret = fresh.secret();
        boolean mailed = post.enabled() && invitation.email().isPresent();
        IssuedInvitation issued = new IssuedInvitation(invitation.view(), secret, mailed);
        return Mono.justOrEmpty(invitation.email())
                .filter(to -> mailed)
                .map(to -> letters.invitation(to, invitation.createdBy().name(), invitation.organization(), secret))
                .flatMap(post::send)
                .thenReturn(issued);
    }
}
