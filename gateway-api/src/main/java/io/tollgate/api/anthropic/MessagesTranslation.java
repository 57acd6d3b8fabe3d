package io.tollgate.api.anthropic;

import io.tollgate.api.canonical.CanonicalError;
import io.tollgate.api.canonical.EventBuffer;
import io.tollgate.api.canonical.WordedStream;
import io.tollgate.routing.json.Json;
import io.tollgate.routing.json.JsonMembers;
import io.tollgate.routing.provider.Answer;
import io.tollgate.routing.provider.Operation;
import io.tollgate.routing.provider.ProviderCall;
import io.tollgate.routing.provider.StreamDecoder;
import io.tollgate.routing.provider.Translation;
import java.util.Locale;

/** Anthropic's Messages in terms of chat completions. */
final class MessagesTranslation implements Translation {

    private static final String TOO_LONG = "prompt is too long";

    @Override
    public ProviderCall request(ProviderCall own) {
        JsonMembers body = own.body().json();
        var chat = new ChatOfMessages(Json.read(body.document(), body.start(), body.end())).chat();
        return own.as(Operation.CHAT, JsonMembers.read(Json.bytes(chat)));
    }

    @Override
    public Answer answer(ProviderCall own, Answer canonical) {
        return MessageOfChat.write(own.publicModel(), canonical);
    }

    @Override
    public StreamDecoder stream(ProviderCall own, StreamDecoder canonical) {
        EventBuffer events = new EventBuffer();
        return new WordedStream(canonical, new MessageEvents(own.publicModel(), events), events, MessageUsage::place);
    }

    @Override
    public byte[] error(int status, byte[] canonical) {
        CanonicalError error = CanonicalError.read(canonical);
        return MessagesError.of(status, message(error), error.code(), error.param())
                .json();
    }

    /** Anthropic's clients know by its words that the prompt is to be shortened. */
    private static String message(CanonicalError error) {
        boolean said = error.message().toLowerCase(Locale.ROOT).contains(TOO_LONG);
        return error.code().equals("context_length_exceeded") && !said
                ? TOO_LONG + ": " + error.message()
                : error.message();
    }
}
