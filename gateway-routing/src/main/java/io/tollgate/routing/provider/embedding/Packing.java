package io.tollgate.routing.provider.embedding;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.tollgate.routing.json.Json;
import io.tollgate.routing.json.JsonItem;
import io.tollgate.routing.json.JsonKind;
import io.tollgate.routing.json.JsonMember;
import io.tollgate.routing.json.JsonMembers;
import io.tollgate.routing.json.JsonSplice;
import io.tollgate.routing.provider.ProviderCall;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Base64;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * Packs embeddings for callers who ask for Base64, as OpenAI's clients do by themselves. Several hosts answer with numbers all
 * the same, which OpenAI's client for JavaScript unpacks to zeros.
 *
 * @see <a href="https://platform.openai.com/docs/api-reference/embeddings/create">Create embeddings: encoding_format</a>
 */
public final class Packing {

    private static final String EMBEDDING = "embedding";

    private Packing() {}

    static boolean isWanted(ProviderCall call) {
        return call.body()
                .json()
                .string("encoding_format")
                .filter("base64"::equals)
                .isPresent();
    }

    /** As OpenAI packs them: four bytes a number, the lowest first. */
    static String packed(JsonNode values) {
        ByteBuffer bytes = ByteBuffer.allocate(values.size() * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        values.forEach(value -> bytes.putFloat((float) value.doubleValue()));
        return Base64.getEncoder().encodeToString(bytes.array());
    }

    /** The answer with what the caller wants packed and the host did not. */
    public static JsonMembers apply(ProviderCall call, JsonMembers answer) {
        return isWanted(call)
                ? answer.find("data", JsonKind.ARRAY)
                        .flatMap(data -> packed(answer, data))
                        .map(list -> JsonMembers.read(
                                JsonSplice.of(answer).set("data", list).apply()))
                        .orElse(answer)
                : answer;
    }

    /** The list; empty where nothing in it is to be packed. */
    private static Optional<byte[]> packed(JsonMembers answer, JsonMember data) {
        ByteArrayOutputStream list = new ByteArrayOutputStream();
        int copied = data.valueStart();
        for (JsonItem item : answer.items(data)) {
            Optional<JsonMember> numbers = numbers(answer, item);
            if (numbers.isPresent()) {
                int start = numbers.get().valueStart();
                int end = numbers.get().valueEnd();
                list.write(answer.document(), copied, start - copied);
                list.writeBytes(('"' + packed(Json.read(answer.document(), start, end)) + '"').getBytes(US_ASCII));
                copied = end;
            }
        }
        if (copied == data.valueStart()) {
            return Optional.empty();
        }
        list.write(answer.document(), copied, data.valueEnd() - copied);
        return Optional.of(list.toByteArray());
    }

    private static Optional<JsonMember> numbers(JsonMembers answer, JsonItem item) {
        return item.kind() == JsonKind.OBJECT
                ? JsonMembers.read(answer.document(), item.start(), item.end()).find(EMBEDDING, JsonKind.ARRAY)
                : Optional.empty();
    }
}
