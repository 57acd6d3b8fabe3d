package io.tollgate.routing.provider.bedrock;

import io.tollgate.routing.json.JsonKind;
import io.tollgate.routing.plan.Attempt;
import io.tollgate.routing.provider.ProviderCall;

/** The tool that a model without structured outputs is made to call, so that its input is the answer. */
final class JsonTool {

    static final String NAME = "json";
    static final String DESCRIPTION = "Gives the answer to the user. Its input is the whole answer.";

    private JsonTool() {}

    /** Whether the answer to this call is that tool's input. */
    static boolean isUsed(ProviderCall call, Attempt attempt) {
        return !BedrockModel.of(attempt.offering().upstreamModel()).takesSchemas()
                && call.body()
                        .json()
                        .find("response_format", JsonKind.OBJECT)
                        .map(call.body().json()::object)
                        .flatMap(format -> format.string("type"))
                        .filter("json_schema"::equals)
                        .isPresent();
    }
}
