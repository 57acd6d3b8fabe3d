package io.tollgate.api.error;

import io.tollgate.routing.policy.Policy;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.util.unit.DataSize;

/** What is wrong with a request itself. */
public final class RequestErrors {

    private static final int BAD_REQUEST = 400;
    private static final int FORBIDDEN = 403;
    private static final int NOT_FOUND = 404;
    private static final int METHOD_NOT_ALLOWED = 405;
    private static final int REQUEST_TIMEOUT = 408;
    private static final int CONFLICT = 409;
    private static final int TOO_LARGE = 413;
    private static final int UNSUPPORTED_MEDIA_TYPE = 415;
    private static final String MODEL = "model";

    private RequestErrors() {}

    /**
     * Text that is no JSON.
     *
     * @param problem where and why
     */
    public static GatewayError brokenJson(String problem) {
        return invalid(BAD_REQUEST, "invalid_json", "The request body is not valid JSON: " + problem);
    }

    /** A body that is no multipart form. */
    public static GatewayError brokenForm(String problem) {
        return invalid(BAD_REQUEST, "invalid_form", "The request body is not a valid multipart form: " + problem + ".");
    }

    public static GatewayError emptyBody() {
        return invalid(BAD_REQUEST, "invalid_json", "The request body is empty. Send a JSON object.");
    }

    public static GatewayError missingField(String field) {
        return invalid(BAD_REQUEST, "missing_required_parameter", "Missing required parameter: '" + field + "'.")
                .about(field);
    }

    /**
     * A field whose value cannot be used.
     *
     * @param problem a sentence with the value and what is allowed
     */
    public static GatewayError invalidField(String field, String problem) {
        return invalid(BAD_REQUEST, "invalid_value", "Invalid value for '" + field + "': " + problem)
                .about(field);
    }

    public static GatewayError duplicateField(String field) {
        return invalid(BAD_REQUEST, "duplicate_parameter", "The parameter '" + field + "' is given twice.")
                .about(field);
    }

    public static GatewayError modelNotFound(String model) {
        return invalid(
                        NOT_FOUND,
                        "model_not_found",
                        "The model '" + model + "' does not exist. GET /v1/models lists those that you may call.")
                .about(MODEL);
    }

    /**
     * A model outside of what the key or its team may call.
     *
     * @param policy what the key may call
     */
    public static GatewayError modelNotAllowed(String model, Policy policy) {
        String reason = policy.allowedModels()
                .filter(allowed -> !allowed.contains(model))
                .map(allowed -> "It may call: " + listed(allowed, policy))
                .orElse("A policy of its organization, its team or its own denies it");
        return GatewayError.of(
                        FORBIDDEN,
                        ErrorType.PERMISSION_ERROR,
                        "model_not_allowed",
                        "This key may not call the model '" + model + "'. " + reason + ".")
                .about(MODEL);
    }

    private static String listed(Set<String> allowed, Policy policy) {
        String models = allowed.stream().filter(policy::allows).sorted().collect(Collectors.joining(", "));
        return models.isEmpty() ? "none" : models;
    }

    /** More output than policies let an answer have, of a caller who wants no cap. */
    public static GatewayError outputNotAllowed(long requested, long most) {
        return invalid(
                        BAD_REQUEST,
                        "max_tokens_not_allowed",
                        "An output limit of " + requested + " tokens is more than the " + most
                                + " that the policies of this key allow. Ask for at most " + most
                                + ", or leave out x-tollgate-strict-max-tokens to have it capped.")
                .about("max_tokens");
    }

    /**
     * A request that no offering of the model could serve, because of what it asks for.
     *
     * @param code {@code capability_missing} or {@code context_length_exceeded}
     * @param reason a clause that names the capability or the tokens
     */
    public static GatewayError unfitForModel(String code, String reason) {
        return invalid(BAD_REQUEST, code, Character.toUpperCase(reason.charAt(0)) + reason.substring(1) + ".")
                .about(MODEL);
    }

    /**
     * A model that is sold, but by nobody who fulfils what the request or a policy asks for.
     *
     * @param reason a clause that names the offerings and what ruled each of them out
     */
    public static GatewayError noOfferingAllowed(String reason) {
        return invalid(NOT_FOUND, "no_offering_allowed", "There is " + reason + ".")
                .about(MODEL);
    }

    public static GatewayError invalidIdempotencyKey() {
        return invalid(
                BAD_REQUEST,
                "invalid_idempotency_key",
                "The header 'Idempotency-Key' must have 1 to 255 visible ASCII characters; a UUID is a good one.");
    }

    /** A name that stands for another request. */
    public static GatewayError idempotencyKeyReused() {
        return invalid(
                        CONFLICT,
                        "idempotency_key_reused",
                        "This Idempotency-Key was used for another request within 24 hours. Send another key.")
                .lasting();
    }

    /** A name whose request is under way. */
    public static GatewayError idempotencyKeyInFlight() {
        return invalid(
                        CONFLICT,
                        "idempotency_key_in_flight",
                        "The request with this Idempotency-Key is still under way. Try again when it has ended.")
                .retryAfter(Duration.ofSeconds(1));
    }

    public static GatewayError requestNotFound(String id) {
        return invalid(
                NOT_FOUND,
                "request_not_found",
                "No request '" + id + "' of this key's team is recorded. Rows appear a few seconds after the answer.");
    }

    /** A path that nobody answers; says which one was perhaps meant, where a client was given another base URL. */
    public static GatewayError pathNotFound(String method, String path) {
        String meant = MeantPath.of(path);
        String unknown = "Unknown request URL: " + method + " " + path + ".";
        return invalid(
                NOT_FOUND,
                "unknown_url",
                meant.equals(path) ? unknown : unknown + " Did you mean " + meant + "? Look at the client's base URL.");
    }

    public static GatewayError methodNotAllowed(String method, String path, Collection<String> allowed) {
        return invalid(
                METHOD_NOT_ALLOWED,
                "method_not_allowed",
                method + " is not allowed on " + path + "; use " + String.join(" or ", allowed) + ".");
    }

    /** JSON that is nested too deep, or has too long a number or name. */
    public static GatewayError jsonOverLimit(String problem) {
        return invalid(BAD_REQUEST, "json_over_limit", "The request body cannot be read: " + problem);
    }

    /** A body that came in too slowly; the rest of it is not waited for. */
    public static GatewayError bodyTooSlow(Duration longest) {
        return invalid(
                        REQUEST_TIMEOUT,
                        "request_timeout",
                        "The request body did not come in within " + longest.toSeconds()
                                + " s, the longest that this gateway waits. Send it faster, or in parts.")
                .headers(Map.of("connection", "close"));
    }

    public static GatewayError bodyTooLarge(DataSize limit) {
        return invalid(
                TOO_LARGE,
                "request_too_large",
                "The request body is larger than " + show(limit) + ", the most that this gateway reads.");
    }

    /**
     * A body of another type than the endpoint reads.
     *
     * @param wanted the one that it does
     */
    public static GatewayError unsupportedContentType(String sent, String wanted) {
        return invalid(
                UNSUPPORTED_MEDIA_TYPE,
                "unsupported_content_type",
                "The content type '" + sent + "' is not supported. Send 'Content-Type: " + wanted + "'.");
    }

    public static GatewayError unsupportedContentEncoding(String sent) {
        return invalid(
                UNSUPPORTED_MEDIA_TYPE,
                "unsupported_content_encoding",
                "The content encoding '" + sent
                        + "' is not supported. Send the body as it is, without 'Content-Encoding'.");
    }

    /** A client error that has no name of its own. */
    static GatewayError other(int status, String message) {
        return invalid(status, "invalid_request", message);
    }

    private static String show(DataSize size) {
        return size.toMegabytes() > 0 ? size.toMegabytes() + " MB" : size.toBytes() + " bytes";
    }

    private static GatewayError invalid(int status, String code, String message) {
        return GatewayError.of(status, ErrorType.INVALID_REQUEST_ERROR, code, message);
    }
}
