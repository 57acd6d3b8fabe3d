package io.tollgate.routing.provider.image;

import io.tollgate.routing.json.BrokenJson;
import io.tollgate.routing.json.JsonItem;
import io.tollgate.routing.json.JsonKind;
import io.tollgate.routing.json.JsonMember;
import io.tollgate.routing.json.JsonMembers;
import io.tollgate.routing.provider.Operation;
import io.tollgate.routing.provider.ProviderCall;
import io.tollgate.routing.provider.Untranslatable;
import io.tollgate.routing.provider.image.ImageAddress.Form;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Finds the addresses of images in a conversation, in whichever protocol it is, and puts the images in their places. */
public final class ImageAddresses {

    /** A message, a result of a tool in it, an image in that. */
    private static final int MOST_DEPTH = 4;

    private final JsonMembers body;
    private final List<ImageAddress> found = new ArrayList<>();

    private ImageAddresses(JsonMembers body) {
        this.body = body;
    }

    /**
     * Those that are on the web, in the request's order.
     *
     * @throws Untranslatable where the conversation is no proper JSON
     */
    public static List<ImageAddress> of(ProviderCall call) {
        JsonMembers body = call.body().json();
        if (!call.operation().isChat() || !mentionsImages(body)) {
            return List.of();
        }
        String conversation = call.operation() == Operation.RESPONSES ? "input" : "messages";
        ImageAddresses addresses = new ImageAddresses(body);
        try {
            addresses.items(body, conversation, "", 0);
        } catch (BrokenJson broken) {
            throw new Untranslatable(conversation, "It is no proper JSON: " + broken.getMessage() + ".");
        }
        return addresses.found;
    }

    /**
     * The request with other values in the places of addresses.
     *
     * @param values one for each address, in their order
     */
    public static JsonMembers replaced(ProviderCall call, List<ImageAddress> addresses, List<byte[]> values) {
        JsonMembers body = call.body().json();
        ByteArrayOutputStream written = new ByteArrayOutputStream(length(body, values));
        int copied = body.start();
        for (int i = 0; i < addresses.size(); i++) {
            written.write(body.document(), copied, addresses.get(i).start() - copied);
            written.writeBytes(values.get(i));
            copied = addresses.get(i).end();
        }
        written.write(body.document(), copied, body.end() - copied);
        return JsonMembers.read(written.toByteArray());
    }

    private static int length(JsonMembers body, List<byte[]> values) {
        return body.end()
                - body.start()
                + values.stream().mapToInt(value -> value.length).sum();
    }

    /** Most conversations have no images, and need no closer look. */
    private static boolean mentionsImages(JsonMembers body) {
        byte[] bytes = body.document();
        for (int i = body.start(); i < body.end() - 3; i++) {
            if (bytes[i] == 'i' && bytes[i + 1] == 'm' && bytes[i + 2] == 'a' && bytes[i + 3] == 'g') {
                return true;
            }
        }
        return false;
    }

    private void items(JsonMembers owner, String name, String path, int depth) {
        JsonMember array = owner.find(name, JsonKind.ARRAY).orElse(null);
        if (array == null || depth > MOST_DEPTH) {
            return;
        }
        int place = 0;
        for (JsonItem item : body.items(array)) {
            if (item.kind() == JsonKind.OBJECT) {
                JsonMembers part = JsonMembers.read(body.document(), item.start(), item.end());
                part(part, path + name + "[" + place + "]", depth + 1);
            }
            place++;
        }
    }

    private void part(JsonMembers part, String field, int depth) {
        switch (part.string("type").orElse("")) {
            case "image_url", "input_image" -> url(part, field);
            case "image" -> source(part, field);
            default -> {
                items(part, "content", field + ".", depth);
                items(part, "output", field + ".", depth);
            }
        }
    }

    /** OpenAI's: a string, or an object that has one. */
    private void url(JsonMembers part, String field) {
        String name = "image_url";
        part.find(name, JsonKind.STRING).ifPresent(string -> add(part, string, field + "." + name));
        part.find(name, JsonKind.OBJECT)
                .map(part::object)
                .ifPresent(image ->
                        image.find("url", JsonKind.STRING).ifPresent(url -> add(image, url, field + "." + name)));
    }

    private void add(JsonMembers owner, JsonMember string, String field) {
        String url = owner.string(string.name()).orElse("");
        if (isOfTheWeb(url)) {
            found.add(new ImageAddress(field, url, string.valueStart(), string.valueEnd(), Form.URL));
        }
    }

    /** Anthropic's. */
    private void source(JsonMembers part, String field) {
        part.find("source", JsonKind.OBJECT).ifPresent(source -> {
            JsonMembers members = part.object(source);
            String url = members.string("url").orElse("");
            if (members.string("type").orElse("").equals("url") && isOfTheWeb(url)) {
                found.add(
                        new ImageAddress(field + ".source", url, source.valueStart(), source.valueEnd(), Form.SOURCE));
            }
        });
    }

    private static boolean isOfTheWeb(String url) {
        String scheme = url.substring(0, Math.max(0, url.indexOf(':'))).toLowerCase(Locale.ROOT);
        return scheme.equals("https") || scheme.equals("http");
    }
}
