package io.tollgate.api.responses;

import static io.tollgate.api.canonical.Chats.delta;
import static io.tollgate.api.canonical.Chats.finish;
import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.api.canonical.Chats;
import io.tollgate.routing.provider.Operation;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Where an answer is from, in the words of Responses. */
class AnnotationsTest {

    private static final String WEB = "{\"type\":\"url_citation\",\"url_citation\":{\"url\":\"https://a.example\","
            + "\"title\":\"A\",\"start_index\":0,\"end_index\":4},\"extra_content\":{\"anthropic\":{\"n\":1}}}";
    private static final String FLAT = """
            {"type":"url_citation","url":"https://a.example","title":"A","start_index":0,"end_index":4,
             "extra_content":{"anthropic":{"n":1}}}""";

    @Test
    void areEventsAndAPartOfTheText() {
        List<JsonNode> events = chats("\"input\":\"Hi\"")
                .events(
                        delta("{\"content\":\"open\"}"),
                        delta("{\"annotations\":[" + WEB
                                + ",{\"type\":\"file_citation\",\"file_citation\":{\"title\":\"T\"}}]}"),
                        finish("stop"));

        List<JsonNode> added = events.stream()
                .filter(event -> event.path("type").asString().equals("response.output_text.annotation.added"))
                .toList();
        assertThat(added).hasSize(2);
        assertThat(added.get(0).path("annotation")).isEqualTo(Chats.json(FLAT));
        assertThat(added.get(1).path("annotation_index").asInt()).isEqualTo(1);
        JsonNode part = events.get(events.size() - 1).at("/response/output/0/content/0");
        assertThat(part.at("/annotations/0")).isEqualTo(Chats.json(FLAT));
        assertThat(part.at("/annotations/1/filename").asString()).isEqualTo("T");
    }

    @Test
    void comeBackWithTheTextThatTheyAreOf() {
        JsonNode message = chats("\"input\":[{\"role\":\"assistant\",\"content\":["
                        + "{\"type\":\"output_text\",\"text\":\"Now \"},{\"type\":\"output_text\",\"text\":\"open\",\"annotations\":["
                        + FLAT + "]}]}]")
                .asked()
                .at("/messages/0");

        assertThat(message.path("content").asString()).isEqualTo("Now open");
        assertThat(message.at("/annotations/0/url_citation/start_index").asInt())
                .isEqualTo(4);
        assertThat(message.at("/annotations/0/extra_content/anthropic/n").asInt())
                .isEqualTo(1);
    }

    private static Chats chats(String members) {
        return new Chats(Operation.RESPONSES, new ResponsesTranslation(), "{\"model\":\"small-1\"," + members + "}");
    }
}
