package io.tollgate.routing.provider.anthropic;

import io.tollgate.routing.provider.chat.ChatRequest;
import java.util.OptionalDouble;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes how the model draws its tokens.
 *
 * @see <a href="https://docs.anthropic.com/en/api/messages">Messages: temperature, top_p, top_k</a>
 */
final class Sampling {

    private static final String TEMPERATURE = "temperature";
    private static final String TOP_P = "top_p";
    private static final double USUAL = 1;

    private final ChatRequest chat;
    private final ClaudeModel model;
    private final ObjectNode message;

    Sampling(ChatRequest chat, ClaudeModel model, ObjectNode message) {
        this.chat = chat;
        this.model = model;
        this.message = message;
    }

    void write(boolean thinks) {
        OptionalDouble temperature = chat.unusual(TEMPERATURE, USUAL);
        OptionalDouble topP = chat.unusual(TOP_P, USUAL);
        if (model.refusesSampling()) {
            drop(temperature, TEMPERATURE, "this model takes no other than 1");
            drop(topP, TOP_P, "this model takes no other than 1");
        } else if (thinks) {
            drop(temperature, TEMPERATURE, "a model that thinks takes no other than 1");
            topP.ifPresent(value -> message.put(TOP_P, value));
        } else {
            temperature.ifPresent(this::temperature);
            if (temperature.isPresent() && model.takesOneSampler()) {
                drop(topP, TOP_P, "this model takes it or temperature, not both");
            } else {
                topP.ifPresent(value -> message.put(TOP_P, value));
            }
        }
    }

    /** Anthropic's scale ends where it is random enough. */
    private void temperature(double value) {
        if (value > USUAL) {
            chat.concessions().adjust(TEMPERATURE, "1");
        }
        message.put(TEMPERATURE, Math.min(USUAL, value));
    }

    private void drop(OptionalDouble value, String name, String reason) {
        if (value.isPresent()) {
            chat.concessions().drop(name, reason);
        }
    }
}
