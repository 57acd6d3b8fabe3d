package io.tollgate.routing.provider.openai;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.tollgate.routing.catalogue.Offering;
import io.tollgate.routing.json.JsonMembers;
import io.tollgate.routing.json.JsonSplice;
import io.tollgate.routing.provider.ProviderCall;

/** A response request in the caller's own bytes, but for the model, the output limit, and that nothing is to be stored. */
final class ResponseRequest {

    private static final byte[] FALSE = "false".getBytes(US_ASCII);

    private ResponseRequest() {}

    static byte[] of(ProviderCall call, JsonMembers request, Offering offering) {
        JsonSplice splice = JsonSplice.of(request)
                .set("model", JsonSplice.quoted(offering.upstreamModel()))
                // OpenAI stores what it is not told to forget.
                .set("store", FALSE);
        UnstoredReasoning.replace(request, offering, splice);
        RequestSplice.GATEWAY_ONLY.forEach(splice::remove);
        call.outputCap()
                .ifPresent(cap ->
                        splice.set("max_output_tokens", Long.toString(cap).getBytes(US_ASCII)));
        return splice.apply();
    }
}
