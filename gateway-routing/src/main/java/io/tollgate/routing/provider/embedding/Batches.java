package io.tollgate.routing.provider.embedding;

import io.tollgate.routing.json.JsonItem;
import io.tollgate.routing.json.JsonKind;
import io.tollgate.routing.json.JsonMembers;
import io.tollgate.routing.json.JsonSplice;
import io.tollgate.routing.provider.ProviderCall;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Splits a call for embeddings whose inputs are more than an offering takes at once; each input keeps its bytes. */
public final class Batches {

    private static final String INPUT = "input";

    private Batches() {}

    /** The calls that one with at most so many inputs each comes to. */
    public static List<ProviderCall> of(ProviderCall call, int limit) {
        JsonMembers body = call.body().json();
        return inputs(body)
                .filter(items -> items.size() > limit)
                .map(items -> split(call, body, items, limit))
                .orElseGet(() -> List.of(call));
    }

    /** A list of numbers is one input. */
    private static Optional<List<JsonItem>> inputs(JsonMembers body) {
        return body.find(INPUT, JsonKind.ARRAY)
                .filter(list -> body.firstItem(list)
                        .filter(kind -> kind != JsonKind.NUMBER)
                        .isPresent())
                .map(body::items);
    }

    private static List<ProviderCall> split(ProviderCall call, JsonMembers body, List<JsonItem> items, int limit) {
        List<ProviderCall> parts = new ArrayList<>();
        for (int from = 0; from < items.size(); from += limit) {
            int to = Math.min(items.size(), from + limit);
            byte[] list = list(body, items.get(from).start(), items.get(to - 1).end());
            byte[] part = JsonSplice.of(body).set(INPUT, list).apply();
            parts.add(call.with(JsonMembers.read(part)));
        }
        return parts;
    }

    private static byte[] list(JsonMembers body, int start, int end) {
        byte[] list = new byte[end - start + 2];
        list[0] = '[';
        System.arraycopy(body.document(), start, list, 1, end - start);
        list[list.length - 1] = ']';
        return list;
    }
}
