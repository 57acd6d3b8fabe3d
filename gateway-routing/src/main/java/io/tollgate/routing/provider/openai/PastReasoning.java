package io.tollgate.routing.provider.openai;

import io.tollgate.routing.json.JsonItem;
import io.tollgate.routing.json.JsonKind;
import io.tollgate.routing.json.JsonMember;
import io.tollgate.routing.json.JsonMembers;
import io.tollgate.routing.json.JsonSplice;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Takes what models thought in earlier turns out of a conversation, for hosts that refuse it; every other byte stays. */
final class PastReasoning {

    private static final List<String> MEMBERS = List.of("reasoning_content", "reasoning", "reasoning_details");

    private PastReasoning() {}

    /** The messages without it; empty where there is none. */
    static Optional<byte[]> removed(JsonMembers request, JsonMember messages) {
        ByteArrayOutputStream changed = new ByteArrayOutputStream(messages.valueEnd() - messages.valueStart());
        int copied = messages.valueStart();
        for (JsonItem item : request.items(messages)) {
            if (item.kind() == JsonKind.OBJECT) {
                byte[] message = Arrays.copyOfRange(request.document(), item.start(), item.end());
                JsonSplice splice = JsonSplice.of(JsonMembers.read(message));
                MEMBERS.forEach(splice::remove);
                if (!splice.isEmpty()) {
                    changed.write(request.document(), copied, item.start() - copied);
                    changed.writeBytes(splice.apply());
                    copied = item.end();
                }
            }
        }
        if (copied == messages.valueStart()) {
            return Optional.empty();
        }
        changed.write(request.document(), copied, messages.valueEnd() - copied);
        return Optional.of(changed.toByteArray());
    }
}
