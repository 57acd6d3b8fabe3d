package io.tollgate.api.openai;

import io.tollgate.api.error.RequestErrors;
import io.tollgate.api.pipeline.Ask;
import io.tollgate.api.request.RequestFields;
import io.tollgate.routing.form.MultipartForm;
import io.tollgate.routing.provider.ClientCall;
import io.tollgate.routing.provider.Operation;
import io.tollgate.routing.provider.ProviderCall;
import java.util.function.Predicate;

/** Reads requests for speech, transcriptions and translations. */
final class AudioRequests {

    private static final int MAX_MODEL = 256;

    private AudioRequests() {}

    static Ask speech(byte[] bytes) {
        RequestFields fields = RequestFields.read(bytes);
        String model = fields.model();
        fields.requireText("input");
        if (fields.name("stream_format").filter("sse"::equals).isPresent()) {
            throw RequestErrors.invalidField("stream_format", "'sse' is not served; leave it out for plain sound.")
                    .exception();
        }
        // Sound always leaves as it comes.
        ProviderCall call = ProviderCall.of(Operation.SPEECH, fields.body(), model);
        return Ask.of(ClientCall.of(call.streaming(false)));
    }

    static Ask transcript(Operation operation, MultipartForm form) {
        if (!form.hasFile("file")) {
            throw RequestErrors.missingField("file").exception();
        }
        String model = form.text("model")
                .filter(Predicate.not(String::isBlank))
                .orElseThrow(() -> RequestErrors.missingField("model").exception());
        if (model.length() > MAX_MODEL) {
            throw RequestErrors.invalidField(
                            "model", "it has " + model.length() + " characters; it may have " + MAX_MODEL + " at most.")
                    .exception();
        }
        ProviderCall call = ProviderCall.of(operation, form, model);
        boolean stream = form.text("stream").filter("true"::equals).isPresent();
        return Ask.of(ClientCall.of(stream ? call.streaming(true) : call));
    }
}
