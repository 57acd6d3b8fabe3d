package io.tollgate.api.canonical;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tollgate.routing.catalogue.ApiKey;
import io.tollgate.routing.catalogue.Capability;
import io.tollgate.routing.catalogue.Credential;
import io.tollgate.routing.catalogue.Model;
import io.tollgate.routing.catalogue.Offering;
import io.tollgate.routing.catalogue.Protocol;
import io.tollgate.routing.catalogue.ProviderEntry;
import io.tollgate.routing.json.JsonMembers;
import io.tollgate.routing.plan.Attempt;
import io.tollgate.routing.provider.Answer;
import io.tollgate.routing.provider.Failure;
import io.tollgate.routing.provider.Operation;
import io.tollgate.routing.provider.ProviderCall;
import io.tollgate.routing.provider.StreamDecoder;
import io.tollgate.routing.provider.StreamEvent;
import io.tollgate.routing.provider.Translation;
import io.tollgate.routing.provider.UpstreamAnswer;
import io.tollgate.routing.provider.openai.OpenAiProvider;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A provider of chat completions on the other side of a translation, with the decoders that it really has. */
public final class Chats {

    public static final String MODEL = "small-1";

    private final Translation translation;
    private final ProviderCall own;

    public Chats(Operation operation, Translation translation, String body) {
        this.translation = translation;
        this.own = ProviderCall.of(operation, JsonMembers.read(body.getBytes(UTF_8)), MODEL)
                .streaming(true);
    }

    /** What the provider is asked, before its family takes anything out. */
    public JsonNode asked() {
        return json(translation.request(own).body().json().text());
    }

    /** What the caller is given for this chat completion. */
    public Answer answered(String completion) {
        return new OpenAiProvider()
                .decode(
                        translation.request(own),
                        attempt(),
                        new UpstreamAnswer(200, Map.of(), completion.getBytes(UTF_8)))
                .fold(whole -> translation.answer(own, whole), failure -> {
                    throw new AssertionError(failure.message());
                });
    }

    /** What the caller is given for chunks with these data, and the end that comes after them. */
    public List<StreamEvent> streamed(List<String> data) {
        StreamDecoder decoder =
                translation.stream(own, new OpenAiProvider().streamDecoder(translation.request(own), attempt()));
        List<StreamEvent> events = new ArrayList<>();
        for (String datum : data) {
            events.addAll(decoder.feed(("data: " + datum + "\n\n").getBytes(UTF_8)));
        }
        events.addAll(decoder.end());
        return events;
    }

    /** The data of the events that a whole stream of these chunks comes to. */
    public List<JsonNode> events(String... chunks) {
        List<String> data = new ArrayList<>(List.of(chunks));
        data.add("[DONE]");
        return data(streamed(data));
    }

    /** The data of these events. */
    public static List<JsonNode> data(List<StreamEvent> events) {
        StringBuilder text = new StringBuilder();
        events.forEach(event -> text.append(new String(event.bytes(), UTF_8)));
        return text.toString()
                .lines()
                .filter(line -> line.startsWith("data: "))
                .map(line -> json(line.substring("data: ".length())))
                .toList();
    }

    /** The stream's failure, which must be its last event. */
    public static Failure failure(List<StreamEvent> events) {
        return ((StreamEvent.Broken) events.get(events.size() - 1)).failure();
    }

    /** A chunk whose only choice has this delta. */
    public static String delta(String delta) {
        return "{\"id\":\"chatcmpl-1\",\"object\":\"chat.completion.chunk\",\"created\":7,\"model\":\"up\",\"choices\":["
                + "{\"index\":0,\"delta\":" + delta + ",\"finish_reason\":null}]}";
    }

    /** A chunk that ends the answer. */
    public static String finish(String reason) {
        return "{\"id\":\"chatcmpl-1\",\"created\":7,\"model\":\"up\",\"choices\":[{\"index\":0,\"delta\":{},"
                + "\"finish_reason\":\"" + reason + "\"}]}";
    }

    /** A chunk with usage and no choices. */
    public static String usage(String usage) {
        return "{\"id\":\"chatcmpl-1\",\"created\":7,\"model\":\"up\",\"choices\":[],\"usage\":" + usage + "}";
    }

    /** A chat completion with this message. */
    public static String completion(String message, String finishReason, String usage) {
        return "{\"id\":\"chatcmpl-1\",\"object\":\"chat.completion\",\"created\":7,\"model\":\"up\",\"choices\":["
                + "{\"index\":0,\"message\":" + message + ",\"finish_reason\":\"" + finishReason + "\"}],\"usage\":"
                + usage + "}";
    }

    private static Attempt attempt() {
        Model model = new Model(MODEL, MODEL, 128_000, 4_096, Set.of(Capability.CHAT));
        ProviderEntry acme = new ProviderEntry("acme", "Acme", Protocol.OPENAI, URI.create("http://localhost"));
        Credential key = new Credential("acme-main", "acme", new ApiKey("sk"));
        Offering offering = new Offering(
                "small-1-at-acme",
                model,
                acme,
                "up",
                Optional.empty(),
                Optional.empty(),
                0,
                1,
                Optional.empty(),
                List.of(key));
        return new Attempt(offering, key);
    }

    public static JsonNode json(String text) {
        return JsonMapper.shared().readTree(text);
    }
}
