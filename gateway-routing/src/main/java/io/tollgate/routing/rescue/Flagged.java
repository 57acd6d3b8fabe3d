package io.tollgate.routing.rescue;

import io.tollgate.routing.json.JsonMembers;
import io.tollgate.routing.json.JsonSplice;
import io.tollgate.routing.provider.Answer;
import io.tollgate.routing.provider.Operation;
import io.tollgate.routing.provider.ProviderCall;
import io.tollgate.routing.provider.StreamDecoder;
import io.tollgate.routing.provider.Translation;
import java.nio.charset.StandardCharsets;

/** A translation whose chats say that their last message is to be gone on with. */
record Flagged(Translation words) implements Translation {

    private static final byte[] YES = "true".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] NO = "false".getBytes(StandardCharsets.US_ASCII);

    static JsonMembers chat(JsonMembers chat) {
        return JsonMembers.read(JsonSplice.of(chat)
                .set("continue_final_message", YES)
                .set("add_generation_prompt", NO)
                .apply());
    }

    @Override
    public ProviderCall request(ProviderCall own) {
        ProviderCall canonical = words.request(own);
        return canonical.as(Operation.CHAT, chat(canonical.body().json()));
    }

    @Override
    public Answer answer(ProviderCall own, Answer canonical) {
        return words.answer(own, canonical);
    }

    @Override
    public StreamDecoder stream(ProviderCall own, StreamDecoder canonical) {
        return words.stream(own, canonical);
    }

    @Override
    public byte[] error(int status, byte[] canonical) {
        return words.error(status, canonical);
    }
}
