package io.tollgate.api.journey;

import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.api.testing.Market;
import io.tollgate.api.testing.Reply;
import io.tollgate.simulator.Fault;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A second attempt beside a slow first one. */
class HedgingTest extends ChatTest {

    private static final String STREAM = "\"stream\": true, \"stream_options\": {\"include_usage\": true}";
    private static final int ENOUGH_TO_TELL = 20;

    @BeforeEach
    void becomeFast() throws IOException {
        for (int i = 0; i < ENOUGH_TO_TELL; i++) {
            read(caller.stream(PATH, body(STREAM)));
        }
    }

    private void hedge() {
        person.browser().put("/api/routing/organization", "{\"hedge\": true}").expectSuccess();
    }

    @Test
    void answersFromWhoeverIsFasterAndChargesThatOneAlone() throws IOException {
        hedge();
        cheap().fail(new Fault.StallBeforeHeaders());

        HttpResponse<InputStream> answer = caller.stream(PATH, body(STREAM));

        assertThat(answer.headers().firstValue("x-tollgate-provider")).contains(Market.DEARER);
        assertThat(answer.headers().firstValue("x-tollgate-attempts")).contains("2");
        assertThat(read(answer)).endsWith("data: [DONE]\n\n");
        JsonNode row = row(answer.headers().firstValue("x-request-id").orElseThrow());
        assertThat(row.at("/attempts/0/outcome").asString()).isEqualTo("outpaced");
        assertThat(row.at("/attempts/0/provider").asString()).isEqualTo(Market.CHEAP);
        assertThat(row.at("/attempts/1/upstream_cost").isMissingNode()).isTrue();
        long input = row.at("/usage/input_tokens").asLong();
        BigDecimal outpaced = row.at("/attempts/0/upstream_cost").decimalValue();
        assertThat(outpaced).isEqualByComparingTo(new BigDecimal("0.0000005").multiply(BigDecimal.valueOf(input)));
        BigDecimal list = row.at("/usage/cost_details/list").decimalValue();
        assertThat(row.at("/usage/cost_details/upstream").decimalValue()).isEqualByComparingTo(list.add(outpaced));
        assertThat(list)
                .isEqualByComparingTo(new BigDecimal("0.0000006")
                        .multiply(BigDecimal.valueOf(input))
                        .add(new BigDecimal("0.0000018")
                                .multiply(row.at("/usage/output_tokens").decimalValue())));
    }

    @Test
    void isMadeForAnswersInOnePieceTooAndShowsWhatTheSlowerOneGenerated() {
        hedge();
        for (int i = 0; i < ENOUGH_TO_TELL; i++) {
            caller.post(PATH, body("")).expect(200);
        }
        cheap().fail(new Fault.StallBeforeHeaders());

        Reply answer = caller.post(PATH, body("")).expect(200);

        assertThat(answer.header("x-tollgate-provider")).contains(Market.DEARER);
        JsonNode row = row(answer.header("x-request-id").orElseThrow());
        assertThat(row.at("/attempts/0/outcome").asString()).isEqualTo("outpaced");
        assertThat(row.at("/attempts/0/upstream_cost").decimalValue())
                .isEqualByComparingTo(new BigDecimal("0.0000005")
                        .multiply(row.at("/usage/input_tokens").decimalValue())
                        .add(new BigDecimal("0.0000015")
                                .multiply(row.at("/usage/output_tokens").decimalValue())));
    }

    @Test
    void happensOnlyWhereADocumentAsksForIt() throws IOException {
        cheap().failNext(1, new Fault.StallAfter(0));

        HttpResponse<InputStream> answer = caller.with("x-tollgate-ttft-timeout", "500ms").stream(PATH, body(STREAM));

        read(answer);
        JsonNode row = row(answer.headers().firstValue("x-request-id").orElseThrow());
        assertThat(row.at("/attempts/0/outcome").asString()).isEqualTo("timeout");
    }
}
