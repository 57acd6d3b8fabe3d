package io.tollgate.api.openai;

import io.tollgate.api.error.RequestErrors;
import io.tollgate.api.request.RequestFields;
import io.tollgate.routing.json.JsonItem;
import io.tollgate.routing.json.JsonKind;
import io.tollgate.routing.json.JsonMember;
import java.util.List;

/**
 * Looks that what is to be embedded is a text, a list of tokens, or a list of either; some hosts take objects with images, too.
 *
 * @see <a href="https://platform.openai.com/docs/api-reference/embeddings/create">Create embeddings: input</a>
 */
final class EmbeddingInput {

    private static final String INPUT = "input";
    private static final String RULE =
            "it must be a text that is not empty, a list of tokens (whole numbers from 0 on), or a list of texts or of"
                    + " such lists.";

    private EmbeddingInput() {}

    static void require(RequestFields fields) {
        JsonMember input = fields.textOrItems(INPUT);
        byte[] document = fields.body().document();
        if (input.kind() == JsonKind.STRING) {
            requireThat(input.valueEnd() - input.valueStart() > 2, "it is empty; ");
        } else if (isNumbers(fields, input)) {
            requireThat(isTokens(document, input.valueStart(), input.valueEnd()), "not all of it are tokens; ");
        } else {
            requireAlike(document, fields.body().items(input));
        }
    }

    /** Found by the first item alone, because the others may be very many. */
    private static boolean isNumbers(RequestFields fields, JsonMember list) {
        return fields.body().firstItem(list).filter(JsonKind.NUMBER::equals).isPresent();
    }

    private static void requireAlike(byte[] document, List<JsonItem> items) {
        JsonKind kind = items.get(0).kind();
        for (int i = 0; i < items.size(); i++) {
            JsonItem item = items.get(i);
            requireThat(item.kind() == kind && isInput(document, item), "the item at index " + i + " is none; ");
        }
    }

    private static boolean isInput(byte[] document, JsonItem item) {
        return switch (item.kind()) {
            case STRING, OBJECT -> true;
            case ARRAY -> isTokens(document, item.start(), item.end());
            default -> false;
        };
    }

    /** Nothing else in a list has only digits, in JSON that is known to be well-formed. */
    private static boolean isTokens(byte[] document, int start, int end) {
        boolean any = false;
        for (int i = start + 1; i < end - 1; i++) {
            byte at = document[i];
            boolean digit = at >= '0' && at <= '9';
            any |= digit;
            if (!digit && at != ',' && !Character.isWhitespace(at)) {
                return false;
            }
        }
        return any;
    }

    private static void requireThat(boolean holds, String problem) {
        if (!holds) {
            throw RequestErrors.invalidField(INPUT, problem + RULE).exception();
        }
    }
}
