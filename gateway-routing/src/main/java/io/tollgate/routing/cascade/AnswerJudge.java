package io.tollgate.routing.cascade;

import io.tollgate.routing.cascade.Wording.Called;
import io.tollgate.routing.cascade.Wording.Given;
import io.tollgate.routing.json.Json;
import io.tollgate.routing.json.JsonMembers;
import io.tollgate.routing.provider.Answer;
import io.tollgate.routing.provider.Operation;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * Judges by what can be seen without another model: whether there is an answer at all, whether it ends where it should, and
 * whether documents and tool calls have the form that the request asks for.
 */
public final class AnswerJudge implements Judge {

    private static final String REFUSED = "refused";
    private static final String TRUNCATED = "truncated";
    private static final String EMPTY = "empty";
    private static final String SCHEMA = "schema";
    private static final String TOOL_ARGUMENTS = "tool_arguments";

    private final Wording wording;
    private final JsonMembers request;
    private final boolean limited;

    /**
     * @param operation in whose words both are
     * @param limited whether the caller or the budget set the answer a limit, so that no model may say more
     */
    public AnswerJudge(Operation operation, JsonMembers request, boolean limited) {
        this.wording = Wording.of(operation);
        this.request = request;
        this.limited = limited;
    }

    @Override
    public Optional<String> fault(Answer answer) {
        String finish = answer.finishReason().orElse("stop");
        if (finish.equals("content_filter")) {
            return Optional.of(REFUSED);
        }
        if (finish.equals("length")) {
            return limited ? Optional.empty() : Optional.of(TRUNCATED);
        }
        return answer.outputBytes() == 0 ? Optional.of(EMPTY) : inChoices(answer);
    }

    private Optional<String> inChoices(Answer answer) {
        for (Given given : wording.given(Json.read(answer.body()))) {
            Optional<String> fault = in(given);
            if (fault.isPresent()) {
                return fault;
            }
        }
        return Optional.empty();
    }

    private Optional<String> in(Given given) {
        if (given.refused()) {
            return Optional.of(REFUSED);
        }
        if (given.calling()) {
            Map<String, JsonNode> functions = wording.functions(request);
            return given.calls().stream().allMatch(call -> isWellFormed(call, functions))
                    ? Optional.empty()
                    : Optional.of(TOOL_ARGUMENTS);
        }
        return hasTheForm(given.text()) ? Optional.empty() : Optional.of(SCHEMA);
    }

    private boolean hasTheForm(String text) {
        return wording.form(request)
                .map(schema -> Wording.parsed(text)
                        .filter(document -> new JsonSchema(schema).accepts(document))
                        .isPresent())
                .orElse(true);
    }

    private static boolean isWellFormed(Called call, Map<String, JsonNode> functions) {
        JsonNode schema = functions.get(call.name());
        return schema != null
                && call.arguments()
                        .filter(JsonNode::isObject)
                        .filter(object -> new JsonSchema(schema).accepts(object))
                        .isPresent();
    }
}
