package io.tollgate.api.routing;

import io.tollgate.routing.json.JsonItem;
import io.tollgate.routing.json.JsonKind;
import io.tollgate.routing.json.JsonMember;
import io.tollgate.routing.json.JsonMembers;
import io.tollgate.routing.plan.Affinity;
import io.tollgate.routing.plan.Affinity.Source;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Finds what a request's prompt has in common with others, by its bytes: they are what a provider's cache goes by, too. The
 * hash tells organizations apart, and is nowhere kept.
 */
public final class PromptAffinity {

    /** No provider caches less than 1,024 tokens; a token of text is about four bytes. */
    private static final int LEAST_BYTES = 4 * 1_024;

    /** System messages come first; what is after so many of them is not looked at. */
    private static final int LEADING = 4;

    private final JsonMembers body;
    private final PromptHash hash;
    private long prefix;

    private PromptAffinity(JsonMembers body, UUID organization) {
        this.body = body;
        this.hash = new PromptHash(organization);
    }

    /** What the request has in common with others; empty when no provider would have it cached. */
    public static Optional<Affinity> of(JsonMembers body, UUID organization) {
        PromptAffinity affinity = new PromptAffinity(body, organization);
        return affinity.explicit("prompt_cache_key", Source.PROMPT_CACHE_KEY)
                .or(() -> affinity.explicit("session_id", Source.SESSION_ID))
                .or(affinity::implied);
    }

    private Optional<Affinity> explicit(String member, Source source) {
        return body.string(member).filter(key -> !key.isBlank()).map(key -> {
            byte[] bytes = key.getBytes(StandardCharsets.UTF_8);
            hash.add(bytes, 0, bytes.length);
            return new Affinity(hash.value(), source, mostOfIt());
        });
    }

    private Optional<Affinity> implied() {
        if (body.end() - body.start() < LEAST_BYTES) {
            return Optional.empty();
        }
        addValue("tools");
        addValue("system");
        addValue("instructions");
        Optional<JsonItem> first = firstMessage();
        return prefix >= LEAST_BYTES
                ? Optional.of(new Affinity(hash.value(), Source.PREFIX, prefix))
                : first.map(this::conversation);
    }

    private Affinity conversation(JsonItem message) {
        hash.add(body.document(), message.start(), message.end());
        return new Affinity(hash.value(), Source.FIRST_MESSAGE, mostOfIt());
    }

    /** A conversation's next turn repeats all but the last of it. */
    private long mostOfIt() {
        return (body.end() - body.start()) * 3L / 4;
    }

    private void addValue(String member) {
        body.find(member).ifPresent(value -> addPrefix(value.valueStart(), value.valueEnd()));
    }

    private void addPrefix(int start, int end) {
        hash.add(body.document(), start, end);
        prefix += end - start;
    }

    /** The first that is not the system's; those before it belong to the prefix. */
    private Optional<JsonItem> firstMessage() {
        Optional<JsonMember> messages =
                body.find("messages", JsonKind.ARRAY).or(() -> body.find("input", JsonKind.ARRAY));
        List<JsonItem> leading =
                messages.map(array -> body.items(array, LEADING)).orElse(List.of());
        for (JsonItem item : leading) {
            if (!isOfSystem(item)) {
                return Optional.of(item);
            }
            addPrefix(item.start(), item.end());
        }
        return Optional.empty();
    }

    private boolean isOfSystem(JsonItem item) {
        return item.kind() == JsonKind.OBJECT
                && JsonMembers.read(body.document(), item.start(), item.end())
                        .string("role")
                        .filter(role -> role.equals("system") || role.equals("developer"))
                        .isPresent();
    }
}
