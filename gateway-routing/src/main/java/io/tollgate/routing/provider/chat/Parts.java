package io.tollgate.routing.provider.chat;

import io.tollgate.routing.catalogue.Capability;
import io.tollgate.routing.json.Json;
import io.tollgate.routing.provider.Untranslatable;
import io.tollgate.routing.provider.chat.ChatPart.Media;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Reads the content of messages. */
final class Parts {

    private static final String BASE64 = ";base64,";

    private final Concessions concessions;

    Parts(Concessions concessions) {
        this.concessions = concessions;
    }

    /** The parts of a message's content, which may be just a text; those without a word are left out. */
    List<ChatPart> content(String field, JsonNode message) {
        JsonNode content = message.path("content");
        List<ChatPart> parts = new ArrayList<>();
        if (content.isString()) {
            text(parts, content.stringValue(), message);
        }
        int place = 0;
        for (JsonNode part : Json.items(content)) {
            add(parts, field + ".content[" + place + "]", part);
            place++;
        }
        return parts;
    }

    /** As {@link #content}, of a message that can be but text. */
    List<ChatPart.Text> texts(String field, JsonNode message) {
        List<ChatPart.Text> texts = new ArrayList<>();
        for (ChatPart part : content(field, message)) {
            if (!(part instanceof ChatPart.Text text)) {
                throw new Untranslatable(field + ".content", "Instructions can have no part but text.");
            }
            texts.add(text);
        }
        return texts;
    }

    private static void text(List<ChatPart> parts, String text, JsonNode owner) {
        if (!text.isEmpty()) {
            parts.add(new ChatPart.Text(text, owner.path("cache_control"), owner.path("annotations")));
        }
    }

    private void add(List<ChatPart> parts, String field, JsonNode part) {
        JsonNode mark = part.path("cache_control");
        switch (Json.string(part, "type")) {
            case "text" -> text(parts, Json.string(part, "text"), part);
            case "refusal" -> text(parts, Json.string(part, "refusal"), part);
            case "image_url" -> parts.add(image(field, part, mark));
            case "file" -> parts.add(file(field + ".file", part.path("file"), mark));
            case "input_audio" -> parts.add(audio(field, part.path("input_audio"), mark));
            default ->
                throw concessions.refusal(
                        field + ".type", "content of the type '" + Json.string(part, "type") + "' is not understood");
        }
    }

    private Media image(String field, JsonNode part, JsonNode mark) {
        concessions.require(Capability.VISION, field, "images");
        JsonNode image = part.path("image_url");
        String url = image.isString() ? image.stringValue() : Json.string(image, "url");
        return media(Media.Kind.IMAGE, field + ".image_url.url", url, "", mark);
    }

    private Media file(String field, JsonNode file, JsonNode mark) {
        if (Json.has(file, "file_id")) {
            throw concessions.refusal(
                    field + ".file_id", "files that are stored at another provider are not there; send 'file_data'");
        }
        return media(
                Media.Kind.DOCUMENT,
                field + ".file_data",
                Json.string(file, "file_data"),
                Json.string(file, "filename"),
                mark);
    }

    private Media audio(String field, JsonNode audio, JsonNode mark) {
        concessions.require(Capability.AUDIO, field, "sound");
        String format = Json.string(audio, "format");
        return new Media(
                Media.Kind.AUDIO,
                field + ".input_audio",
                "audio/" + (format.isEmpty() ? "wav" : format),
                Json.string(audio, "data"),
                "",
                "",
                mark);
    }

    /** Of a data URL, or of an address. */
    private Media media(Media.Kind kind, String field, String url, String name, JsonNode mark) {
        if (url.startsWith("https://") || url.startsWith("http://") || url.startsWith("gs://")) {
            return new Media(kind, field, "", "", url, name, mark);
        }
        int data = url.indexOf(BASE64);
        if (!url.startsWith("data:") || data < 0) {
            throw concessions.refusal(field, "it is neither a URL nor a data URL in Base64");
        }
        String type = url.substring("data:".length(), data);
        int parameters = type.indexOf(';');
        return new Media(
                kind,
                field,
                parameters < 0 ? type : type.substring(0, parameters),
                url.substring(data + BASE64.length()),
                "",
                name,
                mark);
    }
}
