package io.tollgate.routing.provider.anthropic;

import io.tollgate.routing.json.Json;
import io.tollgate.routing.provider.chat.Citation;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * Citations of what Anthropic found in the web; those of the caller's own documents have no address, and stay behind.
 *
 * @see <a href="https://docs.anthropic.com/en/docs/agents-and-tools/tool-use/web-search-tool">Web search: citations</a>
 */
final class Citations {

    private Citations() {}

    /**
     * The citation, where it has an address.
     *
     * @param start where the text begins that it belongs to, in characters; negative where that is not known
     */
    static Optional<Citation> read(JsonNode citation, int start, int end) {
        String url = Json.string(citation, "url");
        return url.isEmpty()
                ? Optional.empty()
                : Optional.of(new Citation(url, Json.string(citation, "title"), start, end));
    }
}
