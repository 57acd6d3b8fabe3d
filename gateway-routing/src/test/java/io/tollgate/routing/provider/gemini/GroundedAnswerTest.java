package io.tollgate.routing.provider.gemini;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.billing.price.TokenUsage;
import io.tollgate.billing.price.Unit;
import io.tollgate.billing.price.Units;
import io.tollgate.routing.Samples;
import io.tollgate.routing.provider.Answer;
import io.tollgate.routing.provider.Decoded;
import io.tollgate.routing.provider.Replay;
import io.tollgate.routing.provider.UpstreamAnswer;
import io.tollgate.routing.provider.UsagePart;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Answers with more than text in them: what a search found, and images. */
class GroundedAnswerTest {

    private static final String CITED = "\"annotations\":[{\"type\":\"url_citation\",\"url_citation\":"
            + "{\"url\":\"https://a.example\",\"title\":\"A\",\"start_index\":5,\"end_index\":9}}]";
    private static final String IMAGE =
            "\"images\":[{\"type\":\"image_url\",\"image_url\":{\"url\":\"data:image/png;base64,aQ==\"}}]";

    /** A letter of two bytes stands before the segment. */
    private static final String ANSWER =
            "{\"responseId\":\"r\",\"candidates\":[{\"content\":{\"parts\":[{\"text\":\"Güte Tor.\"},"
                    + "{\"inlineData\":{\"mimeType\":\"image/png\",\"data\":\"aQ==\"}}]},\"finishReason\":\"STOP\",\"groundingMetadata\":{"
                    + "\"groundingChunks\":[{\"web\":{\"uri\":\"https://a.example\",\"title\":\"A\"}}],"
                    + "\"groundingSupports\":[{\"segment\":{\"startIndex\":6,\"endIndex\":10},\"groundingChunkIndices\":[0]}]}}]}";

    @Test
    void handsOnWhatASearchFoundAndWhatWasDrawn() {
        Decoded decoded = Asked.FAMILY.decode(
                Samples.chat(""),
                Asked.of("gemini-2.5-flash"),
                new UpstreamAnswer(200, Map.of(), ANSWER.getBytes(UTF_8)));

        Answer answer = ((Decoded.Answered) decoded).answer();
        assertThat(new String(answer.body(), UTF_8)).contains(CITED, IMAGE);
    }

    @Test
    void doesSoInAStreamToo() {
        Replay replay = Replay.of(
                Asked.FAMILY.streamDecoder(Samples.streamCall("{\"messages\":[]}", true), Asked.of("gemini-2.5-flash")),
                ("data: " + ANSWER + "\r\n\r\n").getBytes(UTF_8));

        assertThat(replay.text()).contains(CITED, IMAGE).endsWith("data: [DONE]\n\n");
    }

    @ParameterizedTest
    @CsvSource({"gemini-2.5-flash, 1", "gemini-3-flash-preview, 2"})
    void countsTheSearchesThatGoogleBills(String model, long searches) {
        String searched = "{\"candidates\":[{\"content\":{\"parts\":[{\"text\":\"Yes.\"}]},\"finishReason\":\"STOP\","
                + "\"groundingMetadata\":{\"webSearchQueries\":[\"a\",\"\",\"b\",\"a\"]}}],"
                + "\"usageMetadata\":{\"promptTokenCount\":3,\"candidatesTokenCount\":2}}";

        Decoded whole = Asked.FAMILY.decode(
                Samples.chat(""), Asked.of(model), new UpstreamAnswer(200, Map.of(), searched.getBytes(UTF_8)));
        Replay stream = Replay.of(
                Asked.FAMILY.streamDecoder(Samples.streamCall("{\"messages\":[]}", true), Asked.of(model)),
                ("data: " + searched + "\r\n\r\n").getBytes(UTF_8));

        TokenUsage billed = TokenUsage.of(3, 2).with(Units.of(Unit.SEARCH, searches));
        assertThat(((Decoded.Answered) whole).answer().usage().map(UsagePart::tokens))
                .contains(billed);
        assertThat(stream.usage()).isEqualTo(billed);
    }

    @Test
    void takesAnImageAloneForContent() {
        String drawn =
                "{\"candidates\":[{\"content\":{\"parts\":[{\"inlineData\":{\"mimeType\":\"image/png\",\"data\":\"aQ==\"}}]},"
                        + "\"finishReason\":\"STOP\"}]}";

        Replay replay = Replay.of(
                Asked.FAMILY.streamDecoder(Samples.streamCall("{\"messages\":[]}", true), Asked.of("m")),
                ("data: " + drawn + "\n\n").getBytes(UTF_8));

        assertThat(replay.chunks()).anyMatch(chunk -> chunk.isContent());
    }
}
