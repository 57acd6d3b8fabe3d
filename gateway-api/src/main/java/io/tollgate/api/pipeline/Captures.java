package io.tollgate.api.pipeline;

import io.tollgate.api.auth.KeyGrant;
import io.tollgate.billing.payload.CapturedBody;
import io.tollgate.billing.payload.CapturedPayload;
import io.tollgate.billing.payload.PayloadQueue;
import io.tollgate.routing.policy.PayloadCapture;
import io.tollgate.routing.provider.Payload;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.HttpHeaders;

/** Finds out whose prompts and answers are kept. Bodies alone: no header, and so no secret of a caller's, is ever looked at. */
record Captures(PayloadQueue queue, InstantSource clock) {

    private static final String JSON = "application/json";

    /**
     * What listens to this request's answer.
     *
     * @param headers of the answer
     */
    Capture of(Ticket ticket, HttpHeaders headers) {
        Optional<PayloadCapture> policy = ticket.inbound().grant().policy().capture();
        return policy.isEmpty() ? Capture.NONE : of(ticket, policy.get(), headers);
    }

    private Capture of(Ticket ticket, PayloadCapture policy, HttpHeaders headers) {
        if (!policy.takes(ticket.inbound().context().id().getLeastSignificantBits())) {
            return Capture.NONE;
        }
        Payload body = ticket.inbound().ask().call().own().body();
        int kept = Math.min(body.size(), CapturedBody.MOST);
        if (!queue.take(kept)) {
            queue.drop(0);
            return Capture.NONE;
        }
        return new KeptPayload(
                queue,
                copy(body, kept),
                () -> Optional.ofNullable(headers.getFirst(HttpHeaders.CONTENT_TYPE))
                        .orElse(""),
                assembly(ticket, Duration.ofDays(policy.retentionDays())));
    }

    private KeptPayload.Assembly assembly(Ticket ticket, Duration keep) {
        KeyGrant grant = ticket.inbound().grant();
        UUID organization = grant.organizationId();
        UUID team = grant.teamId();
        UUID request = ticket.inbound().context().id();
        Instant now = clock.instant();
        return (asked, answered) ->
                new CapturedPayload(organization, team, request, now, now.plus(keep), asked, answered);
    }

    /** Of the body's own, so that the rest of it can go. */
    private static CapturedBody copy(Payload body, int length) {
        if (body instanceof Payload.Form form) {
            return new CapturedBody(
                    form.form().contentType(),
                    body.size(),
                    Arrays.copyOf(form.form().body(), length));
        }
        int start = body.json().start();
        return new CapturedBody(
                JSON, body.size(), Arrays.copyOfRange(body.json().document(), start, start + length));
    }
}
