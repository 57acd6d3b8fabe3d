package io.tollgate.routing.provider.anthropic;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.routing.Samples;
import io.tollgate.routing.json.Json;
import io.tollgate.routing.provider.Decoded;
import io.tollgate.routing.provider.Replay;
import io.tollgate.routing.provider.UpstreamAnswer;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Answers that say where they are from. */
class CitedAnswerTest {

    private static final String FOUND =
            "{\"type\":\"web_search_result_location\",\"url\":\"https://a.example\",\"title\":\"A\",\"cited_text\":\"open\"}";
    private static final String OWN = "{\"type\":\"char_location\",\"document_index\":0,\"cited_text\":\"open\"}";

    @Test
    void handsOnWhatASearchFound() {
        String message =
                "{\"id\":\"m\",\"content\":[{\"type\":\"text\",\"text\":\"It is \"},{\"type\":\"text\",\"text\":\"open\",\"citations\":["
                        + FOUND + "," + OWN + "]}],\"stop_reason\":\"end_turn\"}";

        Decoded decoded = Asked.FAMILY.decode(
                Samples.chat(""),
                Asked.of("claude-sonnet-4-6"),
                new UpstreamAnswer(200, Map.of(), message.getBytes(UTF_8)));

        assertThat(new String(((Decoded.Answered) decoded).answer().body(), UTF_8))
                .contains("\"annotations\":[{\"type\":\"url_citation\",\"url_citation\":"
                        + "{\"url\":\"https://a.example\",\"title\":\"A\",\"start_index\":6,\"end_index\":10},"
                        + "\"extra_content\":{\"anthropic\":" + FOUND + "}},"
                        + "{\"type\":\"file_citation\",\"file_citation\":");
    }

    @Test
    void doesSoInAStreamToo() {
        String stream = "data: {\"type\":\"message_start\",\"message\":{\"id\":\"m\"}}\n\n"
                + "data: {\"type\":\"content_block_start\",\"index\":0,\"content_block\":{\"type\":\"text\",\"text\":\"open\"}}\n\n"
                + "data: {\"type\":\"content_block_delta\",\"index\":0,\"delta\":{\"type\":\"citations_delta\",\"citation\":"
                + FOUND + "}}\n\n"
                + "data: {\"type\":\"content_block_delta\",\"index\":0,\"delta\":{\"type\":\"citations_delta\",\"citation\":"
                + OWN + "}}\n\n"
                + "data: {\"type\":\"content_block_stop\",\"index\":0}\n\n"
                + "data: {\"type\":\"message_delta\",\"delta\":{\"stop_reason\":\"end_turn\"}}\n\n"
                + "data: {\"type\":\"message_stop\"}\n\n";

        Replay replay = Replay.of(
                Asked.FAMILY.streamDecoder(
                        Samples.streamCall("{\"messages\":[]}", true), Asked.of("claude-sonnet-4-6")),
                stream.getBytes(UTF_8));

        assertThat(replay.text())
                .containsOnlyOnce(
                        "\"annotations\":[{\"type\":\"url_citation\",\"url_citation\":{\"url\":\"https://a.example\","
                                + "\"title\":\"A\",\"start_index\":0,\"end_index\":4},\"extra_content\":{\"anthropic\":"
                                + FOUND
                                + "}}]")
                .contains("\"file_citation\"");
    }

    @Test
    void takesItsCitationsBackInTheBlocksThatTheyAreOf() {
        JsonNode said = Asked.messages("{\"role\":\"user\",\"content\":\"Hi\"},{\"role\":\"assistant\","
                        + "\"content\":\"It is open today.\",\"annotations\":[{\"type\":\"url_citation\",\"url_citation\":"
                        + "{\"url\":\"https://a.example\",\"title\":\"A\",\"start_index\":6,\"end_index\":10},"
                        + "\"extra_content\":{\"anthropic\":" + FOUND
                        + "}},{\"type\":\"url_citation\",\"url_citation\":"
                        + "{\"url\":\"https://b.example\",\"title\":\"B\",\"start_index\":11,\"end_index\":16}}]},"
                        + "{\"role\":\"user\",\"content\":\"So?\"}")
                .path("messages")
                .path(1)
                .path("content");

        assertThat(Json.text(said))
                .isEqualTo(
                        "[{\"type\":\"text\",\"text\":\"It is \"},{\"type\":\"text\",\"text\":\"open\",\"citations\":["
                                + FOUND + "]},{\"type\":\"text\",\"text\":\" today.\"}]");
    }
}
