package io.tollgate.routing.provider.openai;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.tollgate.routing.catalogue.Capability;
import io.tollgate.routing.catalogue.Offering;
import io.tollgate.routing.catalogue.Quirk;
import io.tollgate.routing.json.JsonItem;
import io.tollgate.routing.json.JsonKind;
import io.tollgate.routing.json.JsonMember;
import io.tollgate.routing.json.JsonMembers;
import io.tollgate.routing.json.JsonSplice;
import io.tollgate.routing.provider.Stateless;
import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Optional;

/**
 * What models thought in earlier turns, for callers who count on OpenAI's store, as all do who do not say {@code "store":
 * false}: they send its items back, which OpenAI looks up by their ids, and without a store refuses. So it is asked to give
 * them whole, and what it could neither look up nor open is left out.
 *
 * @see <a href="https://platform.openai.com/docs/guides/reasoning#encrypted-reasoning-items">Encrypted reasoning items</a>
 */
final class UnstoredReasoning {

    private static final String INCLUDE = "include";
    private static final String INPUT = "input";
    private static final String ENCRYPTED = "encrypted_content";
    private static final byte[] WANTED = "\"reasoning.encrypted_content\"".getBytes(US_ASCII);

    private final JsonMembers request;

    /** Whether the caller counts on the store of a model that has one. */
    private final boolean counts;

    private UnstoredReasoning(JsonMembers request, boolean counts) {
        this.request = request;
        this.counts = counts;
    }

    static void replace(JsonMembers request, Offering offering, JsonSplice splice) {
        boolean stored = request.bool("store").orElse(true);
        new UnstoredReasoning(request, stored && reasons(offering)).into(splice);
    }

    /** What a deployment's name says is its owner's choice. */
    private static boolean reasons(Offering offering) {
        return OpenAiModel.of(offering.upstreamModel()).reasoning()
                || (offering.provider().wire().has(Quirk.DEPLOYMENT_PATHS)
                        && offering.model().capabilities().contains(Capability.REASONING));
    }

    private void into(JsonSplice splice) {
        if (counts) {
            include().ifPresent(list -> splice.set(INCLUDE, list));
        }
        request.find(INPUT, JsonKind.ARRAY).flatMap(this::readable).ifPresent(items -> splice.set(INPUT, items));
    }

    /** The list with what is wanted in it; empty where it has it. */
    private Optional<byte[]> include() {
        List<JsonItem> asked =
                request.find(INCLUDE, JsonKind.ARRAY).map(request::items).orElseGet(List::of);
        ByteArrayOutputStream list = list(asked);
        if (list.toString(US_ASCII).contains(new String(WANTED, US_ASCII))) {
            return Optional.empty();
        }
        if (!asked.isEmpty()) {
            list.write(',');
        }
        list.writeBytes(WANTED);
        return Optional.of(ended(list));
    }

    /** The items without those that cannot be read; empty where all can. */
    private Optional<byte[]> readable(JsonMember input) {
        List<JsonItem> all = request.items(input);
        List<JsonItem> kept = all.stream().filter(this::isReadable).toList();
        if (kept.size() == all.size()) {
            return Optional.empty();
        }
        return Optional.of(ended(list(kept)));
    }

    /** These items as they came, in a list that is still open. */
    private ByteArrayOutputStream list(List<JsonItem> items) {
        ByteArrayOutputStream list = new ByteArrayOutputStream();
        list.write('[');
        for (JsonItem item : items) {
            if (list.size() > 1) {
                list.write(',');
            }
            list.write(request.document(), item.start(), item.end() - item.start());
        }
        return list;
    }

    private static byte[] ended(ByteArrayOutputStream list) {
        list.write(']');
        return list.toByteArray();
    }

    private boolean isReadable(JsonItem item) {
        if (item.kind() != JsonKind.OBJECT) {
            return true;
        }
        JsonMembers members = JsonMembers.read(request.document(), item.start(), item.end());
        if (Stateless.isReference(members)) {
            return !Stateless.isThought(members.string("id").orElse(""));
        }
        if (members.string("type").filter("reasoning"::equals).isEmpty()) {
            return true;
        }
        String sealed = members.string(ENCRYPTED).orElse("");
        return sealed.isEmpty() ? !counts : !sealed.startsWith(Stateless.SEAL);
    }
}
