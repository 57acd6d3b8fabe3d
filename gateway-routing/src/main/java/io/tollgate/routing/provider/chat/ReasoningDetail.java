package io.tollgate.routing.provider.chat;

import tools.jackson.databind.node.ObjectNode;

/**
 * Reasoning as it comes back with the next request, in OpenRouter's shapes.
 *
 * @see <a href="https://openrouter.ai/docs/use-cases/reasoning-tokens">OpenRouter: reasoning tokens</a>
 */
final class ReasoningDetail {

    private ReasoningDetail() {}

    /** @param signature may be empty, as long as it has not come */
    static ObjectNode text(ObjectNode detail, String text, String signature) {
        detail.put("type", "reasoning.text");
        if (!text.isEmpty()) {
            detail.put("text", text);
        }
        if (!signature.isEmpty()) {
            detail.put("signature", signature);
        }
        return detail;
    }

    static ObjectNode encrypted(ObjectNode detail, String data) {
        return detail.put("type", "reasoning.encrypted").put("data", data);
    }
}
