package io.tollgate.routing.provider.embedding;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.tollgate.billing.price.TokenUsage;
import io.tollgate.routing.json.JsonItem;
import io.tollgate.routing.json.JsonKind;
import io.tollgate.routing.json.JsonMember;
import io.tollgate.routing.json.JsonMembers;
import io.tollgate.routing.json.JsonSplice;
import io.tollgate.routing.provider.Answer;
import io.tollgate.routing.provider.UsagePart;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** One answer of several: the first one, with the embeddings of all in order and the usage of all together. */
public final class JoinedEmbeddings {

    private final ByteArrayOutputStream data = new ByteArrayOutputStream();
    private int count;

    /** Of what the parts show, whoever counted it. */
    private long shown;

    private JoinedEmbeddings() {}

    /** The answer to all, of which these are the parts' answers in order. */
    public static Answer of(List<Answer> parts) {
        JoinedEmbeddings joined = new JoinedEmbeddings();
        joined.data.write('[');
        parts.forEach(part -> joined.add(JsonMembers.read(part.body())));
        joined.data.write(']');
        return joined.answer(parts);
    }

    private void add(JsonMembers part) {
        shown += part.find("usage", JsonKind.OBJECT)
                .map(part::object)
                .map(usage -> usage.number("prompt_tokens").orElse(0))
                .orElse(0L);
        part.find("data", JsonKind.ARRAY).ifPresent(list -> add(part, part.items(list)));
    }

    /** Hosts number the embeddings of each part from 0 on. */
    private void add(JsonMembers part, List<JsonItem> embeddings) {
        int before = count;
        for (JsonItem embedding : embeddings) {
            if (count > 0) {
                data.write(',');
            }
            data.writeBytes(numbered(part, embedding, before));
            count++;
        }
    }

    private byte[] numbered(JsonMembers part, JsonItem embedding, int before) {
        byte[] own = Arrays.copyOfRange(part.document(), embedding.start(), embedding.end());
        JsonMembers members = JsonMembers.read(own);
        long index = before + members.number("index").orElse(count - before);
        return JsonSplice.of(members)
                .set("index", Long.toString(index).getBytes(US_ASCII))
                .apply();
    }

    private Answer answer(List<Answer> parts) {
        JsonMembers first = JsonMembers.read(parts.get(0).body());
        JsonSplice splice = JsonSplice.of(first).set("data", data.toByteArray());
        Optional<TokenUsage> usage = usage(parts);
        long sum = usage.map(TokenUsage::totalInput).orElse(shown);
        first.find("usage", JsonKind.OBJECT)
                .filter(member -> sum > 0)
                .ifPresent(member -> splice.set("usage", summed(first, member, sum)));
        byte[] body = splice.apply();
        return new Answer(body, usage.flatMap(tokens -> placed(body, tokens)), Optional.empty(), 0);
    }

    private static Optional<UsagePart> placed(byte[] body, TokenUsage sum) {
        return JsonMembers.read(body)
                .find("usage", JsonKind.OBJECT)
                .map(usage -> new UsagePart(sum, usage.valueStart(), usage.valueEnd()));
    }

    /** Nothing where a part says nothing: half of a usage is none. */
    private static Optional<TokenUsage> usage(List<Answer> parts) {
        long input = 0;
        for (Answer part : parts) {
            Optional<TokenUsage> own = part.usage().map(UsagePart::tokens);
            if (own.isEmpty()) {
                return Optional.empty();
            }
            input += own.get().totalInput();
        }
        return Optional.of(TokenUsage.of(input, 0));
    }

    private static byte[] summed(JsonMembers first, JsonMember usage, long tokens) {
        byte[] own = first.bytes(usage);
        byte[] sum = Long.toString(tokens).getBytes(US_ASCII);
        return JsonSplice.of(JsonMembers.read(own))
                .set("prompt_tokens", sum)
                .set("total_tokens", sum)
                .apply();
    }
}
