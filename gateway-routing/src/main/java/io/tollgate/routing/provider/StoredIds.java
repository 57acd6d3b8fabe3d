package io.tollgate.routing.provider;

import io.tollgate.billing.price.Payer;
import io.tollgate.routing.json.JsonMember;
import io.tollgate.routing.json.JsonMembers;
import io.tollgate.routing.plan.Attempt;
import java.util.Set;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.TokenStreamContext;
import tools.jackson.core.json.JsonFactory;

/**
 * Ids of files, vector stores and containers, which name something in a provider's account: to the operator's, all tenants are
 * one, so that one could read what another has stored. A tenant's own account is its own business.
 */
public final class StoredIds {

    private static final JsonFactory JSON = new JsonFactory();

    /** Where providers take ids. */
    private static final Set<String> READ =
            Set.of("messages", "input", "system", "tools", "tool_resources", "container");

    private static final Set<String> IDS = Set.of("file_id", "container", "container_id");
    private static final Set<String> LISTS = Set.of("file_ids", "vector_store_ids");

    /** Of a tool, which is the caller's: what looks like an id there goes to nobody but the caller. */
    private static final Set<String> OF_TOOLS = Set.of("parameters", "input_schema");

    private StoredIds() {}

    /**
     * Looks for such ids in what goes to a provider as it is.
     *
     * @throws Untranslatable naming the field
     */
    public static void require(JsonMembers request, Attempt attempt) {
        if (attempt.credential().payer() == Payer.OPERATOR && mayHave(request)) {
            request.all().stream()
                    .filter(member -> READ.contains(member.name()))
                    .forEach(member -> require(request, member));
        }
    }

    /** Most requests have none of these names, not even with an escape in them. */
    private static boolean mayHave(JsonMembers request) {
        byte[] bytes = request.document();
        for (int i = request.start() + 1; i < request.end() - 4; i++) {
            byte at = bytes[i];
            if ((at == '_' && bytes[i + 1] == 'i' && bytes[i + 2] == 'd')
                    || (at == '\\' && bytes[i + 1] == 'u')
                    || (at == 't' && bytes[i + 1] == 'a' && bytes[i + 2] == 'i' && bytes[i + 3] == 'n')) {
                return true;
            }
        }
        return false;
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
        TokenStreamContext context = parser.streamReadContext();
        JsonToken value = parser.nextToken();
        boolean isId = IDS.contains(name)
                || (name.equals("id") && "container".equals(context.getParent().currentName()));
        if ((isId && value == JsonToken.VALUE_STRING) || (LISTS.contains(name) && value == JsonToken.START_ARRAY)) {
            throw new Untranslatable(
                    name,
                    "'" + name + "' in '" + within
                            + "' cannot be served: it names something in an account that all tenants of"
                            + " this gateway share. Send the content itself, or add a provider key of your own.");
        }
        if (OF_TOOLS.contains(name) || (name.equals("input") && value == JsonToken.START_OBJECT)) {
            parser.skipChildren();
        }
    }
}
