package io.tollgate.api.anthropic;

import static io.tollgate.api.canonical.Chats.completion;
import static io.tollgate.api.canonical.Chats.delta;
import static io.tollgate.api.canonical.Chats.finish;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.api.canonical.Chats;
import io.tollgate.routing.provider.Operation;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Where an answer is from, in Anthropic's words. */
class CitationsTest {

    private static final String USAGE = "{\"prompt_tokens\":1,\"completion_tokens\":1}";
    private static final String WEB = "{\"type\":\"url_citation\",\"url_citation\":{\"url\":\"https://a.example\","
            + "\"title\":\"A\",\"start_index\":6,\"end_index\":10}}";
    private static final String OWN = "{\"type\":\"char_location\",\"cited_text\":\"open\",\"document_index\":0}";

    private final Chats chats = chats("\"messages\":[]");

    @Test
    void areOfBlocksOfTheirOwn() {
        JsonNode content = content("{\"content\":\"It is open.\",\"annotations\":[" + WEB + "]}");

        assertThat(content).isEqualTo(Chats.json("""
                [{"type":"text","text":"It is "},
                 {"type":"text","text":"open","citations":[{"type":"web_search_result_location","url":"https://a.example",
                  "title":"A","cited_text":"","encrypted_index":""}]},
                 {"type":"text","text":"."}]"""));
    }

    @Test
    void areAnthropicsOwnWhereTheyCameFromThere() {
        JsonNode content =
                content("{\"content\":\"open\",\"annotations\":[{\"type\":\"file_citation\",\"file_citation\":"
                        + "{\"title\":\"\",\"start_index\":0,\"end_index\":4},\"extra_content\":{\"anthropic\":" + OWN
                        + "}}]}");

        assertThat(content.at("/0/citations/0")).isEqualTo(Chats.json(OWN));
    }

    @Test
    void areToldOfWhatPerplexityFoundToo() {
        String completion = completion("{\"content\":\"Open [1]\"}", "stop", USAGE);

        JsonNode content = content(completion, "\"search_results\":[{\"title\":\"A\",\"url\":\"https://a.example\"}]");
        JsonNode addresses = content(completion, "\"citations\":[\"https://a.example\"]");

        assertThat(content.at("/0/citations/0/title").asString()).isEqualTo("A");
        assertThat(addresses.at("/0/citations/0/url").asString()).isEqualTo("https://a.example");
    }

    @Test
    void comeAsDeltasThatEndTheirBlocksInAStream() {
        List<JsonNode> events = chats.events(
                delta("{\"content\":\"open\"}"),
                delta("{\"annotations\":[" + WEB + "]}"),
                delta("{\"annotations\":[" + WEB + "]}"),
                delta("{\"content\":\" today\"}"),
                finish("stop"));

        assertThat(events.stream()
                        .filter(event -> event.has("index"))
                        .map(event -> event.path("type").asString() + " "
                                + event.path("index").asInt()
                                + event.at("/delta/type").asString("")))
                .containsExactly(
                        "content_block_start 0",
                        "content_block_delta 0text_delta",
                        "content_block_delta 0citations_delta",
                        "content_block_delta 0citations_delta",
                        "content_block_stop 0",
                        "content_block_start 1",
                        "content_block_delta 1text_delta",
                        "content_block_stop 1");
    }

    @Test
    void surviveInWhatTheModelSaidBefore() {
        JsonNode chat = chats("\"messages\":[{\"role\":\"assistant\",\"content\":[{\"type\":\"text\",\"text\":\"open\","
                        + "\"citations\":[" + OWN + "]}]}]")
                .asked();

        assertThat(chat.at("/messages/0/content/0/annotations/0/extra_content/anthropic"))
                .isEqualTo(Chats.json(OWN));
        assertThat(chat.at("/messages/0/content/0/annotations/0/file_citation/end_index")
                        .asInt())
                .isEqualTo(4);
    }

    private JsonNode content(String message) {
        return content(completion(message, "stop", USAGE), "\"x\":1");
    }

    private JsonNode content(String completion, String member) {
        byte[] body =
                chats.answered(completion.replace("\"created\":7", member)).body();
        return Chats.json(new String(body, UTF_8)).path("content");
    }

    private static Chats chats(String members) {
        return new Chats(
                Operation.MESSAGES,
                new MessagesTranslation(),
                "{\"model\":\"small-1\",\"max_tokens\":1," + members + "}");
    }
}
