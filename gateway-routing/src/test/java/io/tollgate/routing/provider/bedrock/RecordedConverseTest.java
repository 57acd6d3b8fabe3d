package io.tollgate.routing.provider.bedrock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.tollgate.routing.Samples;
import io.tollgate.routing.json.Json;
import io.tollgate.routing.provider.Decoded;
import io.tollgate.routing.provider.Recordings;
import io.tollgate.routing.provider.Replay;
import io.tollgate.routing.provider.StreamEvent.Done;
import io.tollgate.routing.provider.UpstreamAnswer;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Against what Bedrock really answered, where that is at hand. */
class RecordedConverseTest {

    @BeforeEach
    void areThere() {
        assumeTrue(Recordings.areThere(), "no recordings");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "agw-basic",
                "agw-tool",
                "stream-reasoning-empty-text-delta",
                "stream-redacted-thinking",
                "stream-thinking",
                "stream-tool-use"
            })
    void comesToItsEnd(String name) {
        Replay replay = replay(name);

        assertThat(replay.last()).isInstanceOf(Done.class);
        assertThat(replay.usage().output()).isPositive();
        assertThat(replay.finishReason()).isPresent();
    }

    @Test
    void keepsReasoningAndWhatProvesIt() {
        assertThat(replay("stream-thinking").text()).contains("reasoning_content", "signature");
        assertThat(replay("stream-redacted-thinking").text()).contains("reasoning.encrypted");
    }

    @Test
    void passesOverAnEmptyText() {
        Replay replay = replay("stream-reasoning-empty-text-delta");

        assertThat(replay.content()).isEqualTo("Hello! How can I help you today?");
        assertThat(replay.usage().input()).isEqualTo(70);
        assertThat(replay.usage().output()).isEqualTo(43);
    }

    @Test
    void readsACallOfATool() {
        assertThat(replay("stream-tool-use").finishReason()).isPresent();
        assertThat(replay("agw-tool").calls()).isNotEmpty();
    }

    @Test
    void callsAToolWithoutArgumentsWithAnEmptyObject() {
        Decoded decoded = Asked.FAMILY.decode(
                Samples.chat(""),
                Asked.of(Asked.NOVA),
                new UpstreamAnswer(200, Map.of(), Recordings.read("bedrock/tool-no-args.json")));

        assertThat(Json.read(((Decoded.Answered) decoded).answer().body()).toString())
                .contains("\"arguments\":\"{}\"");
    }

    private static Replay replay(String name) {
        return Replay.of(
                Asked.FAMILY.streamDecoder(
                        Samples.streamCall("{\"messages\":[{\"role\":\"user\",\"content\":\"Hi\"}]}", true),
                        Asked.of(Asked.NOVA)),
                Recordings.read("bedrock/" + name + ".bin"));
    }
}
