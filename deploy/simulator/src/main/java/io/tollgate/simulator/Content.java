package io.tollgate.simulator;

import java.util.List;

/** What an answer says. */
sealed interface Content {

    /** As much of the usual text as was allowed. */
    record Words(int tokens) implements Content {}

    /** A JSON document that the request's {@code response_format} asks for. */
    record Document(String json) implements Content {}

    /** Calls of tools, and no text. */
    record Calls(List<ToolCall> calls) implements Content {}
}
