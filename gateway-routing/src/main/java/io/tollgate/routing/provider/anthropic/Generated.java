package io.tollgate.routing.provider.anthropic;

import io.tollgate.routing.json.JsonMembers;
import io.tollgate.routing.provider.chat.Utf8;
import java.util.List;

/** Counts what a model generated. */
final class Generated {

    /** Where generated text is in a block or a delta. */
    private static final List<String> TEXTS = List.of("text", "thinking", "partial_json", "name");

    private Generated() {}

    /** UTF-8 bytes of text, thinking and tools' names and input in a block or a delta. */
    static int bytes(JsonMembers block) {
        int bytes = 0;
        for (String name : TEXTS) {
            bytes += block.string(name).map(Utf8::length).orElse(0);
        }
        return bytes;
    }
}
