package io.tollgate.routing.provider.chat;

import java.util.List;

/**
 * All that one side says before the other does; results of tools come first.
 *
 * @param ofModel whether it is the model's
 */
public record ChatTurn(boolean ofModel, List<ChatPart> parts) {

    public ChatTurn {
        parts = List.copyOf(parts);
    }
}
