package io.tollgate.routing.provider.cohere;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.tollgate.routing.Samples;
import io.tollgate.routing.provider.Answer;
import io.tollgate.routing.provider.Decoded;
import io.tollgate.routing.provider.Recordings;
import io.tollgate.routing.provider.UpstreamAnswer;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Against what Cohere really answered, where that is at hand. */
class RecordedCohereTest {

    @BeforeEach
    void areThere() {
        assumeTrue(Recordings.areThere(), "no recordings");
    }

    @Test
    void callsAToolWithoutArgumentsAndCountsWhatIsBilled() {
        Decoded decoded = new CohereProvider(InstantSource.fixed(Instant.EPOCH))
                .decode(
                        Samples.chat(""),
                        Samples.ATTEMPT,
                        new UpstreamAnswer(200, Map.of(), Recordings.read("cohere/null-args.json")));

        Answer answer = ((Decoded.Answered) decoded).answer();
        assertThat(new String(answer.body(), UTF_8))
                .contains("\"name\":\"currentTime\",\"arguments\":\"{}\"", "\"finish_reason\":\"tool_calls\"");
        assertThat(answer.usage().orElseThrow().tokens().totalInput()).isEqualTo(46);
    }
}
