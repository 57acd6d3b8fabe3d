package io.tollgate.api.openai;

import io.tollgate.api.error.RequestErrors;
import io.tollgate.api.pipeline.Ask;
import io.tollgate.api.request.RequestFields;
import io.tollgate.routing.form.MultipartForm;
import io.tollgate.routing.provider.ClientCall;
import io.tollgate.routing.provider.Operation;
import io.tollgate.routing.provider.ProviderCall;

/** Reads requests for speech, transcriptions and translations. */
final class AudioRequests {

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
        FormFields fields = new FormFields(form);
        fields.requireFile("file");
        ProviderCall call = ProviderCall.of(operation, form, fields.model());
        return Ask.of(ClientCall.of(fields.flag("stream") ? call.streaming(true) : call));
    }
}
