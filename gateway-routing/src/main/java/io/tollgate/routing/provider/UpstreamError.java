package io.tollgate.routing.provider;

import io.tollgate.routing.json.BrokenJson;
import io.tollgate.routing.json.JsonKind;
import io.tollgate.routing.json.JsonMembers;
import io.tollgate.routing.json.JsonSplice;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * An error that a provider answered with, as every family understands it.
 *
 * @param code the provider's own name for it; empty where it has none
 * @param message the provider's own sentence
 * @param pause that the provider asks for
 * @param body for the caller, in the words of the operation that was called
 */
public record UpstreamError(int status, String code, String message, Optional<Duration> pause, byte[] body) {

    private static final String STREAM_ERROR = "stream_error";
    private static final int MAX_MESSAGE = 500;

    public UpstreamError {
        message = message.length() <= MAX_MESSAGE ? message : message.substring(0, MAX_MESSAGE) + "…";
    }

    /** What it is about, where the status does not say. */
    public enum Subject {
        /** The status says it. */
        STATUS,
        /** The request, whatever the status. */
        REQUEST,
        /** What was asked is against the provider's policy. */
        POLICY,
        /** The credential's account, which has no money left or the like. */
        ACCOUNT,
        /** A model that the provider does not have. */
        MODEL,
        /** A prompt that is too long for the model. */
        LENGTH
    }

    /** What comes of it. */
    public Failure failure(Subject subject) {
        return switch (subject) {
            case REQUEST -> new Failure.CallersFault(message, status, body);
            case POLICY -> beyond("content_policy");
            case ACCOUNT -> refused(false);
            case MODEL -> missing();
            case LENGTH -> coded("context_length_exceeded").beyond("context_length");
            case STATUS -> ofStatus();
        };
    }

    /** What comes of it under status 200: the provider had accepted the request, and another one may make more of it. */
    public Failure inBand(Subject subject) {
        Failure failure = failure(subject);
        return failure.triesNext() ? failure : beyond(STREAM_ERROR);
    }

    /** An error under status 200 that says nothing of its kind is the provider's. */
    public static Failure inBand(String message) {
        return new Failure.Unavailable(STREAM_ERROR, message);
    }

    private Failure ofStatus() {
        return switch (status) {
            case 401, 402 -> refused(false);
            case 403 -> refused(true);
            case 404 -> missing();
            case 429 -> new Failure.Throttled(message, OptionalInt.of(status), pause);
            case 413 -> beyond("too_large");
            default ->
                isProviders()
                        ? new Failure.Unavailable("status_" + status, message, OptionalInt.of(status))
                        : new Failure.CallersFault(message, status, body);
        };
    }

    /** Whatever is neither an answer nor the request's fault, redirects among it. */
    private boolean isProviders() {
        return status < 400 || status >= 500 || status == 408 || status == 409 || status == 425;
    }

    /** With OpenAI's code, by which its clients know to shorten the prompt, where the body is in its words and has none. */
    private UpstreamError coded(String openAis) {
        try {
            JsonMembers whole = JsonMembers.read(body);
            return whole.find("error", JsonKind.OBJECT)
                    .map(whole::object)
                    .filter(error -> error.find("code", JsonKind.NULL).isPresent())
                    .map(error -> JsonSplice.of(error).set("code", JsonSplice.quoted(openAis)))
                    .map(worded -> new UpstreamError(status, code, message, pause, worded.apply()))
                    .orElse(this);
        } catch (BrokenJson e) {
            return this;
        }
    }

    private Failure beyond(String outcome) {
        return new Failure.BeyondOffering(outcome, message, status, body);
    }

    private Failure missing() {
        return new Failure.OfferingMissing(message, OptionalInt.of(status));
    }

    /** The provider's own words may quote a part of the key. */
    private Failure refused(boolean ofOneModel) {
        String named = code.isEmpty() ? "" : ", " + code;
        return new Failure.CredentialRefused(
                "the provider refuses the gateway's credential (" + status + named + ")",
                OptionalInt.of(status),
                ofOneModel);
    }
}
