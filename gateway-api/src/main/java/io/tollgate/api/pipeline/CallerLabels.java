package io.tollgate.api.pipeline;

import io.tollgate.routing.json.JsonKind;
import io.tollgate.routing.json.JsonMember;
import io.tollgate.routing.json.JsonMembers;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What a caller names its request by, for its own purposes: rows keep it, and no provider's rule is in the way.
 *
 * @param session {@code session_id} of the body, else the header {@code x-session-id}
 * @param metadata texts by name, as many and as long as OpenAI lets them be; what is above that is left out
 * @see <a href="https://platform.openai.com/docs/api-reference/chat/create#chat-create-metadata">metadata</a>
 */
record CallerLabels(Optional<String> session, Map<String, String> metadata) {

    private static final int MOST_SESSION = 256;
    private static final int MOST_PAIRS = 16;
    private static final int MOST_NAME = 64;
    private static final int MOST_TEXT = 512;

    static CallerLabels of(Inbound inbound) {
        JsonMembers body = inbound.ask().call().own().body().json();
        Optional<String> session = body.string("session_id")
                .filter(id -> !id.isBlank() && id.length() <= MOST_SESSION)
                .or(() -> inbound.context().sessionId());
        return new CallerLabels(
                session,
                body.find("metadata", JsonKind.OBJECT)
                        .map(member -> texts(body.object(member)))
                        .orElse(Map.of()));
    }

    private static Map<String, String> texts(JsonMembers metadata) {
        Map<String, String> texts = new LinkedHashMap<>();
        for (JsonMember member : metadata.all()) {
            if (texts.size() < MOST_PAIRS && member.name().length() <= MOST_NAME) {
                metadata.string(member.name())
                        .filter(text -> text.length() <= MOST_TEXT)
                        .ifPresent(text -> texts.put(member.name(), text));
            }
        }
        return texts;
    }
}
