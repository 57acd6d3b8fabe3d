package io.tollgate.routing.provider;

import io.soabase.recordbuilder.core.RecordBuilder;
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
@RecordBuilder
public record ProviderCall(
        Operation operation,
        Payload body,
        String publicModel,
        boolean stream,
        boolean usageWanted,
        OptionalLong outputCap,
        Map<String, String> headers,
        boolean lenient)
        implements ProviderCallBuilder.With {

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
        return withStream(true).withUsageWanted(withUsage);
    }

    /** The same call with no more than so much output. */
    public ProviderCall capped(OptionalLong cap) {
        return withOutputCap(cap);
    }

    /** The same call of the model by this name. */
    ProviderCall naming(String model) {
        return withPublicModel(model);
    }

    /** The same call, which passes these headers on. */
    public ProviderCall passing(Map<String, String> passed) {
        return withHeaders(passed);
    }

    /** The same call, which leaves out what a provider has no word for. */
    public ProviderCall leniently(boolean lenientNow) {
        return withLenient(lenientNow);
    }

    /** The same call with other bytes of the caller's own. */
    public ProviderCall with(JsonMembers part) {
        return withBody(new Payload.Json(part));
    }

    /** The same call in the canonical form's words: everything but the operation and the body stays. */
    public ProviderCall as(Operation other, JsonMembers otherBody) {
        return withOperation(other).withBody(new Payload.Canonical(otherBody));
    }
}
