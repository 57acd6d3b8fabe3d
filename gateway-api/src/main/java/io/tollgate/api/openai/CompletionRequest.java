package io.tollgate.api.openai;

import io.tollgate.api.pipeline.Ask;
import io.tollgate.api.request.RequestFields;
import io.tollgate.routing.catalogue.Capability;
import io.tollgate.routing.json.JsonKind;
import io.tollgate.routing.json.JsonMember;
import io.tollgate.routing.provider.ClientCall;
import io.tollgate.routing.provider.Operation;
import io.tollgate.routing.provider.ProviderCall;
import java.util.Set;

/**
 * Reads a legacy completion.
 *
 * @see <a href="https://platform.openai.com/docs/api-reference/completions/create">Create completion</a>
 */
final class CompletionRequest {

    private static final int MAX_CHOICES = 128;
    private static final int MAX_PROMPTS = 2_048;

    private CompletionRequest() {}

    static Ask read(byte[] bytes) {
        RequestFields fields = RequestFields.read(bytes);
        ProviderCall call = ProviderCall.of(Operation.COMPLETIONS, fields.body(), fields.model());
        // Each of them is generated, although only n are shown.
        int generated = Math.max(fields.count("n", MAX_CHOICES), fields.count("best_of", MAX_CHOICES));
        return new Ask(
                ClientCall.of(fields.flag("stream") ? call.streaming(fields.usageWanted()) : call),
                // With none, and with echo, prompts are scored.
                fields.number("max_tokens", 0),
                generated * prompts(fields),
                false,
                Set.of(Capability.COMPLETIONS),
                fields.endUser());
    }

    /** A list of texts, or of lists of tokens, is answered one by one. */
    private static int prompts(RequestFields fields) {
        JsonMember prompt = fields.textOrItems("prompt");
        boolean many = prompt.kind() == JsonKind.ARRAY
                && fields.body()
                        .firstItem(prompt)
                        .filter(JsonKind.NUMBER::equals)
                        .isEmpty();
        return many ? fields.itemCount(prompt, MAX_PROMPTS) : 1;
    }
}
