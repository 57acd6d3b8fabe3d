package io.tollgate.routing.provider;

import io.tollgate.routing.form.MultipartForm;
import io.tollgate.routing.json.JsonMembers;
import java.util.Map;
import java.util.OptionalLong;

/**
 * One operation as the caller asked for it, the same for every attempt.
 *
 * @param body the caller's request
 * @param publicModel the model's name for the caller, which the answer shows too
 * @param stream whether the caller wants a stream
 * @param usageWanted whether the caller wants usage in the stream; the gateway always does
 * @param outputCap tokens that an admission allowed, where they are fewer than the caller asked for
 * @param headers the caller's own that go on to the provider, by lower-case name
 * @param lenient whether to leave out what a provider has no word for, rather than to refuse the request
 */
public record ProviderCall(
        Operation operation,
        Payload body,
        String publicModel,
        boolean stream,
        boolean usageWanted,
        OptionalLong outputCap,
        Map<String, String> headers,
        boolean lenient) {

    public ProviderCall {
        headers = Map.copyOf(headers);
    }

    /** A call that is answered in one piece, has no cap and passes no headers on. */
    public static ProviderCall of(Operation operation, JsonMembers body, String publicModel) {
        return new ProviderCall(
                operation, new Payload.Json(body), publicModel, false, false, OptionalLong.empty(), Map.of(), false);
    }

    /** The same, of a form. */
    public static ProviderCall of(Operation operation, MultipartForm body, String publicModel) {
        return new ProviderCall(
                operation, new Payload.Form(body), publicModel, false, false, OptionalLong.empty(), Map.of(), false);
    }

    /** The same call, answered in a stream. */
    public ProviderCall streaming(boolean withUsage) {
        return new ProviderCall(operation, body, publicModel, true, withUsage, outputCap, headers, lenient);
    }

    /** The same call with no more than so much output. */
    public ProviderCall capped(OptionalLong cap) {
        return new ProviderCall(operation, body, publicModel, stream, usageWanted, cap, headers, lenient);
    }

    /** The same call of the model by this name. */
    ProviderCall naming(String model) {
        return new ProviderCall(operation, body, model, stream, usageWanted, outputCap, headers, lenient);
    }

    /** The same call, which passes these headers on. */
    public ProviderCall passing(Map<String, String> passed) {
        return new ProviderCall(operation, body, publicModel, stream, usageWanted, outputCap, passed, lenient);
    }

    /** The same call, which leaves out what a provider has no word for. */
    public ProviderCall leniently(boolean lenientNow) {
        return new ProviderCall(operation, body, publicModel, stream, usageWanted, outputCap, headers, lenientNow);
    }

    /** The same call with other bytes of the caller's own. */
    public ProviderCall with(JsonMembers part) {
        return new ProviderCall(
                operation, new Payload.Json(part), publicModel, stream, usageWanted, outputCap, headers, lenient);
    }

    /** The same call in the canonical form's words: everything but the operation and the body stays. */
    public ProviderCall as(Operation other, JsonMembers otherBody) {
        return new ProviderCall(
                other, new Payload.Canonical(otherBody), publicModel, stream, usageWanted, outputCap, headers, lenient);
    }
}
