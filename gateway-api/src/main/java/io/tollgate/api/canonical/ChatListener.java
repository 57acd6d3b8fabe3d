package io.tollgate.api.canonical;

import io.tollgate.routing.provider.chat.Citation;

/** Is told what an answer says, part by part and in its order; no part is empty. */
public interface ChatListener {

    void text(String part);

    /** A part of the text, which may have been told already, is from there. */
    void citation(Citation citation);

    /** The model says why it does not answer. */
    void refusal(String part);

    void reasoning(String part);

    /** What proves that the reasoning before it is the model's own. */
    void signature(String signature);

    /** Reasoning that only the provider can read. */
    void encryptedReasoning(String data);

    /** A call begins; it ends with the next one, or with the answer. */
    void toolCall(ToolCall call);

    /** More of a call's arguments, as JSON that may be cut anywhere. */
    void arguments(ToolCall call, String part);
}
