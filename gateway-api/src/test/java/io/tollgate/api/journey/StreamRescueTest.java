package io.tollgate.api.journey;

import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.api.testing.Market;
import io.tollgate.simulator.Fault;
import io.tollgate.simulator.Reply;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A stream that breaks after its first content, and is gone on with elsewhere. */
class StreamRescueTest extends ChatTest {

    private static final String STREAM = "\"stream\": true, \"stream_options\": {\"include_usage\": true}";
    private static final String WITH_RESCUE = STREAM + ", \"provider\": {\"rescue\": true}";
    private static final BigDecimal WITH_FEE = new BigDecimal("1.05");

    @BeforeEach
    void letOneGoOn() {
        var birch = simulator().provider(Market.DEARER);
        operator()
                .put("/api/operator/providers/birch", """
                        {"display_name": "Birch", "protocol": "openai", "base_url": "%s",
                         "wire": {"continues": "flag"}}""".formatted(simulator().baseUrl(Market.DEARER)))
                .expectSuccess();
        birch.failNext(
                1,
                new Fault.Instead(Reply.stream(Stream.of(
                                "{'id':'other','created':1,'model':'m','choices':[{'index':0,'delta':{'role':'assistant','content':''}}]}",
                                "{'id':'other','created':1,'model':'m','choices':[{'index':0,'delta':{'content':' and ends well.'}}]}",
                                "{'id':'other','created':1,'model':'m','choices':[{'index':0,'delta':{},'finish_reason':'stop'}]}",
                                "{'id':'other','created':1,'model':'m','choices':[],'usage':{'prompt_tokens':100,'completion_tokens':10,'total_tokens':110}}",
                                "[DONE]")
                        .map(data -> ("data: " + data.replace('\'', '"') + "\n\n").getBytes(StandardCharsets.UTF_8))
                        .toList())));
    }

    @Test
    void isGoneOnWithAsIfItHadNotBroken() throws IOException {
        cheap().failNext(1, new Fault.ResetAfter(5));

        HttpResponse<InputStream> answer = caller.stream(PATH, body(WITH_RESCUE));
        String stream = read(answer);

        assertThat(stream).endsWith("data: [DONE]\n\n").doesNotContain("\"error\"");
        List<JsonNode> chunks = events(stream);
        assertThat(chunks.stream().map(chunk -> chunk.get("id").asString()).distinct())
                .hasSize(1);
        assertThat(text(chunks)).startsWith("A toll gate").endsWith(" and ends well.");
        JsonNode asked = lastReceived(Market.DEARER);
        assertThat(asked.get("continue_final_message").asBoolean()).isTrue();
        assertThat(asked.at("/messages/1/role").asString()).isEqualTo("assistant");
        assertThat(text(chunks)).startsWith(asked.at("/messages/1/content").asString());
    }

    @Test
    void showsTheBreakInItsRowAndChargesWhatBothGenerated() throws IOException {
        cheap().failNext(1, new Fault.ResetAfter(5));

        HttpResponse<InputStream> answer = caller.stream(PATH, body(WITH_RESCUE));
        List<JsonNode> chunks = events(read(answer));

        JsonNode row = row(answer);
        assertThat(row.get("status").asString()).isEqualTo("ok");
        assertThat(row.get("provider").asString()).isEqualTo(Market.DEARER);
        assertThat(row.at("/attempts/0/outcome").asString()).isEqualTo("broken");
        assertThat(row.at("/attempts/1/outcome").asString()).isEqualTo("served");
        BigDecimal begun = row.at("/attempts/0/spend").decimalValue();
        assertThat(begun).isPositive();
        BigDecimal rest = new BigDecimal("0.0000006")
                .multiply(BigDecimal.valueOf(100))
                .add(new BigDecimal("0.0000018").multiply(BigDecimal.TEN))
                .multiply(WITH_FEE);
        assertThat(row.at("/usage/cost").decimalValue()).isEqualByComparingTo(begun.add(rest));
        assertThat(chunks.get(chunks.size() - 1).at("/usage/cost").decimalValue())
                .isEqualByComparingTo(begun.add(rest));
    }

    @Test
    void breaksWhereNobodyAskedForMore() throws IOException {
        cheap().failNext(1, new Fault.ResetAfter(5));

        assertThat(read(caller.stream(PATH, body(STREAM))))
                .contains("\"error\"")
                .doesNotContain("[DONE]");
        assertThat(simulator().provider(Market.DEARER).received()).isEmpty();
    }

    @Test
    void breaksWhereNobodyCanGoOn() throws IOException {
        openMarket();
        cheap().failNext(1, new Fault.ResetAfter(5));

        HttpResponse<InputStream> answer = caller.stream(PATH, body(WITH_RESCUE));

        assertThat(read(answer)).contains("\"error\"").doesNotContain("[DONE]");
        assertThat(row(answer).get("status").asString()).isEqualTo("error");
    }

    @Test
    void showsInItsRowWhoWasAskedToGoOnInVain() throws IOException {
        cheap().failNext(1, new Fault.ResetAfter(5));
        simulator().provider(Market.DEARER).reset();
        simulator().provider(Market.DEARER).fail(Fault.status(500));

        HttpResponse<InputStream> answer = caller.stream(PATH, body(WITH_RESCUE));

        assertThat(read(answer)).contains("\"error\"").doesNotContain("[DONE]");
        JsonNode row = row(answer);
        assertThat(row.get("status").asString()).isEqualTo("error");
        assertThat(row.get("provider").asString()).isEqualTo(Market.CHEAP);
        assertThat(row.at("/attempts/0/outcome").asString()).isEqualTo("served");
        assertThat(row.at("/attempts/1/provider").asString()).isEqualTo(Market.DEARER);
        assertThat(row.at("/attempts/1/outcome").asString()).isEqualTo("status_500");
    }

    @Test
    void breaksInTheMiddleOfAToolCall() throws IOException {
        cheap().failNext(
                        1,
                        new Fault.Instead(Reply.stream(List.of(
                                ("data: {\"id\":\"c\",\"choices\":[{\"index\":0,\"delta\":{\"tool_calls\":[{\"index\":0,\"id\":\"t\","
                                                + "\"function\":{\"name\":\"f\",\"arguments\":\"{\"}}]}}]}\n\n")
                                        .getBytes(StandardCharsets.UTF_8)))));

        assertThat(read(caller.stream(PATH, body(WITH_RESCUE))))
                .contains("\"error\"")
                .doesNotContain("[DONE]");
    }

    private static String text(List<JsonNode> chunks) {
        return chunks.stream()
                .map(chunk -> chunk.at("/choices/0/delta/content").asString(""))
                .collect(Collectors.joining());
    }
}
