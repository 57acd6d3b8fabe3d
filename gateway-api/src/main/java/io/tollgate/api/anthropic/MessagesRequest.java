package io.tollgate.api.anthropic;

import io.tollgate.api.pipeline.Ask;
import io.tollgate.api.request.RequestFields;
import io.tollgate.routing.catalogue.Capability;
import io.tollgate.routing.json.JsonKind;
import io.tollgate.routing.provider.ClientCall;
import io.tollgate.routing.provider.Operation;
import io.tollgate.routing.provider.ProviderCall;
import java.util.EnumSet;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Reads the members of a message request that matter to the gateway.
 *
 * @see <a href="https://docs.anthropic.com/en/api/messages">Create a message</a>
 */
final class MessagesRequest {

    private static final MessagesTranslation TRANSLATION = new MessagesTranslation();

    private final RequestFields fields;

    private MessagesRequest(RequestFields fields) {
        this.fields = fields;
    }

    /**
     * @throws io.tollgate.api.error.GatewayException naming the member that is missing or wrong
     */
    static Ask read(byte[] bytes) {
        return new MessagesRequest(RequestFields.read(bytes)).ask();
    }

    /** One whose prompt is only to be counted, so that it needs no limit. */
    static Ask counted(RequestFields fields) {
        MessagesRequest request = new MessagesRequest(fields);
        ProviderCall call = ProviderCall.of(Operation.MESSAGES, fields.body(), fields.model());
        return new Ask(
                new ClientCall(call, Optional.of(TRANSLATION)),
                OptionalLong.empty(),
                1,
                false,
                request.required(),
                Optional.empty());
    }

    private Ask ask() {
        ProviderCall call = ProviderCall.of(Operation.MESSAGES, fields.body(), fields.model());
        fields.items("messages", "message");
        fields.present("max_tokens");
        return new Ask(
                new ClientCall(fields.flag("stream") ? call.streaming(true) : call, Optional.of(TRANSLATION)),
                fields.positive("max_tokens"),
                1,
                false,
                required(),
                endUser());
    }

    private Optional<String> endUser() {
        Optional<String> user = fields.object("metadata").flatMap(metadata -> metadata.string("user_id"));
        user.ifPresent(name -> RequestFields.requireShort("metadata.user_id", name));
        return user;
    }

    private Set<Capability> required() {
        Set<Capability> required = EnumSet.of(Capability.CHAT);
        if (fields.hasItems("tools")) {
            required.add(Capability.TOOLS);
        }
        if (hasImages()) {
            required.add(Capability.VISION);
        }
        if (hasSchema()) {
            required.add(Capability.JSON_SCHEMA);
        }
        return required;
    }

    /** The word alone costs least to look for, and is rare without an image. */
    private boolean hasImages() {
        return fields.mentions("messages", "image")
                && fields.body()
                        .find("messages", JsonKind.ARRAY)
                        .filter(messages -> ImageBlocks.in(fields.body().document(), messages))
                        .isPresent();
    }

    private boolean hasSchema() {
        return fields.object("output_config")
                        .flatMap(config -> config.find("format", JsonKind.OBJECT))
                        .isPresent()
                || fields.body().find("output_format", JsonKind.OBJECT).isPresent();
    }
}
