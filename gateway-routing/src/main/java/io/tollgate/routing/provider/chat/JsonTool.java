package io.tollgate.routing.provider.chat;

import io.tollgate.routing.json.JsonKind;
import io.tollgate.routing.provider.ProviderCall;

/** The tool that a model without structured outputs is made to call, so that its input is the answer. */
public final class JsonTool {

    public static final String NAME = "json";
    public static final String DESCRIPTION = "Gives the answer to the user. Its input is the whole answer.";

    private JsonTool() {}

    /**
     * Whether the answer to this call is that tool's input.
     *
     * @param takesSchemas whether the model has structured outputs of its own
     */
    public static boolean isUsed(ProviderCall call, boolean takesSchemas) {
        return !takesSchemas
                && call.body()
                        .json()
                        .find("response_format", JsonKind.OBJECT)
                        .map(call.body().json()::object)
                        .flatMap(format -> format.string("type"))
                        .filter("json_schema"::equals)
                        .isPresent();
    }
}
