package io.tollgate.api.openai;

import io.tollgate.api.pipeline.Ask;
import io.tollgate.api.request.RequestFields;
import io.tollgate.routing.catalogue.Capability;
import io.tollgate.routing.provider.ClientCall;
import io.tollgate.routing.provider.Operation;
import io.tollgate.routing.provider.ProviderCall;
import java.util.EnumSet;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Reads the members of a chat completion that matter to the gateway; all others are the provider's business.
 *
 * @see <a href="https://platform.openai.com/docs/api-reference/chat/create">Create chat completion</a>
 */
final class ChatRequest {

    private static final int MAX_CHOICES = 128;

    private final RequestFields fields;

    private ChatRequest(RequestFields fields) {
        this.fields = fields;
    }

    /**
     * @throws io.tollgate.api.error.GatewayException naming the member that is missing or wrong
     */
    static Ask read(byte[] bytes) {
        return new ChatRequest(RequestFields.read(bytes)).ask();
    }

    private Ask ask() {
        ProviderCall call = ProviderCall.of(Operation.CHAT, fields.body(), fields.model());
        fields.items("messages", "message");
        return new Ask(
                ClientCall.of(fields.flag("stream") ? call.streaming(fields.usageWanted()) : call),
                outputLimit(),
                fields.count("n", MAX_CHOICES),
                false,
                required(),
                fields.endUser());
    }

    /** The newer name counts where both are given. */
    private OptionalLong outputLimit() {
        OptionalLong newer = fields.positive("max_completion_tokens");
        OptionalLong older = fields.positive("max_tokens");
        return newer.isPresent() ? newer : older;
    }

    private Set<Capability> required() {
        Set<Capability> required = EnumSet.of(Capability.CHAT);
        if (fields.hasItems("tools")) {
            required.add(Capability.TOOLS);
        }
        if (fields.mentions("messages", "image_url")) {
            required.add(Capability.VISION);
        }
        if (fields.mentions("messages", "input_audio")) {
            required.add(Capability.AUDIO);
        }
        if (hasSchema()) {
            required.add(Capability.JSON_SCHEMA);
        }
        return required;
    }

    private boolean hasSchema() {
        return fields.object("response_format")
                .flatMap(format -> format.string("type"))
                .filter("json_schema"::equals)
                .isPresent();
    }
}
