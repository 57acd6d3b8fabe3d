package io.tollgate.api.openai;

import io.tollgate.api.error.RequestErrors;
import io.tollgate.api.pipeline.Ask;
import io.tollgate.api.request.RequestFields;
import io.tollgate.routing.form.MultipartForm;
import io.tollgate.routing.provider.ClientCall;
import io.tollgate.routing.provider.Operation;
import io.tollgate.routing.provider.ProviderCall;
import java.util.OptionalLong;
import java.util.Set;

/** Reads requests for embeddings, moderations, rankings and images. */
final class ListRequests {

    /** What OpenAI takes where no model is named. */
    private static final String MODERATION_MODEL = "omni-moderation-latest";

    private static final int MAX_IMAGES = 10;

    private ListRequests() {}

    static Ask embeddings(byte[] bytes) {
        RequestFields fields = RequestFields.read(bytes);
        String model = fields.model();
        EmbeddingInput.require(fields);
        fields.positive("dimensions");
        return ask(Operation.EMBEDDINGS, fields, model, 1);
    }

    static Ask moderations(byte[] bytes) {
        RequestFields fields = RequestFields.read(bytes);
        String model = fields.has("model") ? fields.model() : MODERATION_MODEL;
        fields.textOrItems("input");
        return ask(Operation.MODERATIONS, fields, model, 1);
    }

    static Ask rerank(byte[] bytes) {
        RequestFields fields = RequestFields.read(bytes);
        String model = fields.model();
        fields.requireText("query");
        fields.items("documents", "document");
        fields.positive("top_n");
        return ask(Operation.RERANK, fields, model, 1);
    }

    static Ask images(byte[] bytes) {
        RequestFields fields = RequestFields.read(bytes);
        String model = fields.model();
        fields.requireText("prompt");
        requireWhole(fields.flag("stream"));
        return ask(Operation.IMAGES, fields, model, fields.count("n", MAX_IMAGES));
    }

    static Ask imageEdits(MultipartForm form) {
        FormFields fields = new FormFields(form);
        String model = fields.model();
        fields.requireFile("image", "image[]");
        fields.requireText("prompt");
        requireWhole(fields.flag("stream"));
        return new Ask(
                ClientCall.of(ProviderCall.of(Operation.IMAGE_EDITS, form, model)),
                OptionalLong.empty(),
                fields.count("n", MAX_IMAGES),
                false,
                Set.of(Operation.IMAGE_EDITS.needed()),
                fields.endUser());
    }

    private static void requireWhole(boolean stream) {
        if (stream) {
            throw RequestErrors.invalidField("stream", "true; images do not stream here. Leave it out.")
                    .exception();
        }
    }

    private static Ask ask(Operation operation, RequestFields fields, String model, int count) {
        ProviderCall call = ProviderCall.of(operation, fields.body(), model);
        return new Ask(
                ClientCall.of(call), OptionalLong.empty(), count, false, Set.of(operation.needed()), fields.endUser());
    }
}
