package io.tollgate.api.responses;

import io.tollgate.api.pipeline.Ask;
import io.tollgate.api.request.RequestFields;
import io.tollgate.routing.catalogue.Capability;
import io.tollgate.routing.json.JsonKind;
import io.tollgate.routing.json.JsonMember;
import io.tollgate.routing.provider.ClientCall;
import io.tollgate.routing.provider.Operation;
import io.tollgate.routing.provider.ProviderCall;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * Reads the members of a response request that matter to the gateway.
 *
 * @see <a href="https://platform.openai.com/docs/api-reference/responses/create">Create a response</a>
 */
final class ResponsesRequest {

    private static final ResponsesTranslation TRANSLATION = new ResponsesTranslation();

    private final RequestFields fields;

    private ResponsesRequest(RequestFields fields) {
        this.fields = fields;
    }

    /**
     * @throws io.tollgate.api.error.GatewayException naming the member that is missing or wrong
     */
    static Ask read(byte[] bytes) {
        return new ResponsesRequest(RequestFields.read(bytes)).ask();
    }

    private Ask ask() {
        ProviderCall call = ProviderCall.of(Operation.RESPONSES, fields.body(), fields.model());
        input();
        return new Ask(
                new ClientCall(fields.flag("stream") ? call.streaming(true) : call, Optional.of(TRANSLATION)),
                fields.positive("max_output_tokens"),
                1,
                false,
                required(),
                fields.endUser());
    }

    private void input() {
        JsonMember input = fields.present("input");
        if (input.kind() == JsonKind.ARRAY) {
            fields.items("input", "item");
        } else if (input.kind() != JsonKind.STRING) {
            throw fields.wrong("input", input, "a string or an array of items");
        }
    }

    private Set<Capability> required() {
        Set<Capability> required = EnumSet.of(Capability.CHAT);
        if (fields.hasItems("tools")) {
            required.add(Capability.TOOLS);
        }
        if (fields.mentions("input", "input_image")) {
            required.add(Capability.VISION);
        }
        if (fields.mentions("input", "input_audio")) {
            required.add(Capability.AUDIO);
        }
        if (hasSchema()) {
            required.add(Capability.JSON_SCHEMA);
        }
        return required;
    }

    private boolean hasSchema() {
        return fields.object("text")
                .flatMap(text -> text.find("format", JsonKind.OBJECT).map(text::object))
                .flatMap(format -> format.string("type"))
                .filter("json_schema"::equals)
                .isPresent();
    }
}
