package io.tollgate.routing.provider;

import io.tollgate.billing.price.Payer;
import io.tollgate.routing.json.JsonItem;
import io.tollgate.routing.json.JsonKind;
import io.tollgate.routing.json.JsonMember;
import io.tollgate.routing.json.JsonMembers;
import io.tollgate.routing.plan.Attempt;
import java.util.Locale;
import java.util.Set;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/**
 * Ids of files, vector stores, containers, sounds, caches and the like, which name something in a provider's account: to the
 * operator's, all tenants are one, so that one could read what another has stored. A tenant's own account is its own business.
 */
public final class StoredIds {

    private static final JsonFactory JSON = new JsonFactory();

    /** Where providers take ids. */
    private static final Set<String> READ = Set.of(
            "messages",
            "input",
            "system",
            "tools",
            "tool_resources",
            "container",
            "cachedContent",
            "cached_content",
            "extra_body");

    private static final Set<String> IDS =
            Set.of("file_id", "container", "container_id", "cachedContent", "cached_content", "datastore");
    private static final Set<String> LISTS = Set.of(
            "file_ids",
            "vector_store_ids",
            "fileSearchStoreNames",
            "file_search_store_names",
            "ragResources",
            "rag_resources",
            "ragCorpora",
            "rag_corpora");

    /** Members whose {@code id} is one. */
    private static final Set<String> WITH_ID = Set.of("container", "audio");

    /** Whose value tells whether it is of an account, or for everybody. */
    private static final Set<String> ADDRESSES = Set.of("url", "image_url", "file_data", "file_url", "skill_id");

    /** Of a tool, which is the caller's: what looks like an id there goes to nobody but the caller. */
    private static final Set<String> OF_TOOLS = Set.of("parameters", "input_schema");

    private StoredIds() {}

    /**
     * Looks for such ids in what goes to a provider.
     *
     * @throws Untranslatable naming the field
     */
    public static void require(JsonMembers request, Attempt attempt) {
        if (attempt.credential().payer() != Payer.OPERATOR) {
            return;
        }
        request.find("input", JsonKind.ARRAY).ifPresent(input -> requireItems(request, input));
        if (mayHave(request)) {
            request.all().stream()
                    .filter(member -> READ.contains(member.name()))
                    .forEach(member -> require(request, member));
        }
    }

    private static void requireItems(JsonMembers request, JsonMember input) {
        int place = 0;
        for (JsonItem item : request.items(input)) {
            if (item.kind() == JsonKind.OBJECT && isReference(request, item)) {
                throw Stateless.reference("input[" + place + "]");
            }
            place++;
        }
    }

    private static boolean isReference(JsonMembers request, JsonItem item) {
        JsonMembers members = JsonMembers.read(request.document(), item.start(), item.end());
        return Stateless.isReference(members)
                && !Stateless.isThought(members.string("id").orElse(""));
    }

    /** Most requests have none of these names, not even with an escape in them. */
    private static boolean mayHave(JsonMembers request) {
        byte[] bytes = request.document();
        for (int i = request.start() + 1; i < request.end() - 4; i++) {
            boolean hint = switch (bytes[i]) {
                case '_' -> follows(bytes, i, "id");
                case '\\' -> follows(bytes, i, "u");
                case 't' -> follows(bytes, i, "ain");
                case 'a' -> follows(bytes, i, "udio\"");
                case 'c' -> follows(bytes, i, "achedC") || follows(bytes, i, "ached_c");
                case 'd' -> follows(bytes, i, "atastore");
                case 'f' -> follows(bytes, i, "ileSearchS") || follows(bytes, i, "ile_search_s");
                case 'g' -> follows(bytes, i, "s:") || follows(bytes, i, "enerativelanguage.");
                case 'r' ->
                    follows(bytes, i, "agR")
                            || follows(bytes, i, "ag_r")
                            || follows(bytes, i, "agC")
                            || follows(bytes, i, "ag_c");
                default -> false;
            };
            if (hint) {
                return true;
            }
        }
        return false;
    }

    private static boolean follows(byte[] bytes, int at, String word) {
        if (at + word.length() >= bytes.length) {
            return false;
        }
        for (int i = 0; i < word.length(); i++) {
            if (bytes[at + 1 + i] != word.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private static void require(JsonMembers request, JsonMember member) {
        int start = member.start();
        byte[] wrapped = new byte[member.valueEnd() - start + 2];
        wrapped[0] = '{';
        System.arraycopy(request.document(), start, wrapped, 1, member.valueEnd() - start);
        wrapped[wrapped.length - 1] = '}';
        try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), wrapped)) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (token == JsonToken.PROPERTY_NAME) {
                    requireNone(parser, member.name());
                }
            }
        }
    }

    private static void requireNone(JsonParser parser, String within) {
        String name = parser.currentName();
        String parent = String.valueOf(parser.streamReadContext().getParent().currentName());
        JsonToken value = parser.nextToken();
        boolean isStored = value == JsonToken.VALUE_STRING
                && (isId(name, parent) || (ADDRESSES.contains(name) && isInAnAccount(parser.getString())));
        if (isStored || (LISTS.contains(name) && value == JsonToken.START_ARRAY)) {
            throw refused(name, within);
        }
        if (OF_TOOLS.contains(name) || (name.equals("input") && value == JsonToken.START_OBJECT)) {
            parser.skipChildren();
        }
    }

    private static boolean isId(String name, String parent) {
        return IDS.contains(name) || (name.equals("id") && WITH_ID.contains(parent));
    }

    /** Of Google's: a bucket's, one that was uploaded to the Gemini API; a skill that is not one of Anthropic's own. */
    private static boolean isInAnAccount(String value) {
        String lower = value.substring(0, Math.min(value.length(), 100)).toLowerCase(Locale.ROOT);
        return lower.startsWith("gs:")
                || lower.startsWith("skill_")
                || lower.contains("//generativelanguage.googleapis.com");
    }

    private static Untranslatable refused(String name, String within) {
        return new Untranslatable(
                name,
                "'" + name + "' in '" + within
                        + "' cannot be served: it names something in an account that all tenants of"
                        + " this gateway share. Send the content itself, or add a provider key of your own.");
    }
}
