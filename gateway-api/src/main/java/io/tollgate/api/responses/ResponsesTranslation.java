package io.tollgate.api.responses;

import io.tollgate.api.canonical.Ending;
import io.tollgate.api.canonical.EventBuffer;
import io.tollgate.api.canonical.MessageReader;
import io.tollgate.api.canonical.WordedStream;
import io.tollgate.billing.price.TokenUsage;
import io.tollgate.routing.json.Json;
import io.tollgate.routing.json.JsonKind;
import io.tollgate.routing.json.JsonMembers;
import io.tollgate.routing.provider.Answer;
import io.tollgate.routing.provider.Operation;
import io.tollgate.routing.provider.ProviderCall;
import io.tollgate.routing.provider.Stateless;
import io.tollgate.routing.provider.StreamDecoder;
import io.tollgate.routing.provider.Translation;
import io.tollgate.routing.provider.UsagePart;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** OpenAI's Responses in terms of chat completions. */
final class ResponsesTranslation implements Translation {

    @Override
    public ProviderCall request(ProviderCall own) {
        JsonMembers body = own.body().json();
        Stateless.require(body);
        var chat = new ChatOfResponses(Json.read(body.document(), body.start(), body.end())).chat();
        return own.as(Operation.CHAT, JsonMembers.read(Json.bytes(chat)));
    }

    /** The same events as a stream's make the answer; here nobody hears them. */
    @Override
    public Answer answer(ProviderCall own, Answer canonical) {
        JsonNode completion = Json.read(canonical.body());
        ResponseEvents events = new ResponseEvents(new Echo(own), new EventBuffer());
        MessageReader reader = new MessageReader(events);
        events.begin(completion);
        reader.answer(completion);
        Ending ending = Ending.of(canonical.finishReason().orElse(""), reader.hasCalls());
        Optional<TokenUsage> usage = canonical.usage().map(UsagePart::tokens).filter(TokenUsage::plausible);
        byte[] body = Json.bytes(events.ended(ending, usage, canonical.outputBytes()));
        return new Answer(
                body,
                UsagePart.toldOrNot(usage, TokenUsage.NONE, tokens -> place(JsonMembers.read(body), tokens)),
                canonical.finishReason(),
                canonical.outputBytes());
    }

    @Override
    public StreamDecoder stream(ProviderCall own, StreamDecoder canonical) {
        EventBuffer buffer = new EventBuffer();
        return new WordedStream(
                canonical,
                new ResponseEvents(new Echo(own), buffer),
                buffer,
                (event, tokens) -> event.find("response", JsonKind.OBJECT)
                        .flatMap(response -> place(event.object(response), tokens)));
    }

    /** Both speak OpenAI's words for errors. */
    @Override
    public byte[] error(int status, byte[] canonical) {
        return canonical;
    }

    private static Optional<UsagePart> place(JsonMembers response, TokenUsage tokens) {
        return response.find("usage", JsonKind.OBJECT)
                .map(usage -> new UsagePart(tokens, usage.valueStart(), usage.valueEnd()));
    }
}
