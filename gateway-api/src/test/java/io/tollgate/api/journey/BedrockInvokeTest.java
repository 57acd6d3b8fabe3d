package io.tollgate.api.journey;

import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.simulator.Fault;
import org.junit.jupiter.api.Test;

/** A model of Anthropic's that AWS Bedrock sells by InvokeModel, asked with signatures. */
class BedrockInvokeTest extends BedrockTest {

    BedrockInvokeTest() {
        super("alder-bedrock-anthropic", "bedrock-anthropic", "[\"invoke_model\"]");
    }

    @Override
    String path(boolean stream) {
        return stream ? "/invoke-with-response-stream" : "/invoke";
    }

    @Test
    void passesAMessageThroughAsBedrockTakesIt() {
        caller().with("anthropic-beta", "context-1m")
                .post(MESSAGES, chat("\"x_unknown\" : 1e2, \"max_tokens\": 40"))
                .expect(200);

        assertThat(lastReceived().bodyText())
                .contains("\"x_unknown\" : 1e2", "bedrock-2023-05-31", "\"anthropic_beta\":[\"context-1m\"]")
                .doesNotContain("\"model\"");
    }

    @Test
    void putsAnImageIntoAMessageInPlaceOfItsAddress() {
        sellHere("seen-by-claude", "\"chat\", \"vision\"", "\"input\": \"1\", \"output\": \"2\"");
        try (Pictures pictures = new Pictures()) {
            caller().post(MESSAGES, """
                    {"model": "seen-by-claude", "max_tokens": 9, "messages": [{"role": "user", "content": [
                      {"type": "image", "source": {"type": "url", "url": "%s"}}]}]}""".formatted(pictures.address())).expect(200);
        }

        assertThat(lastReceived().bodyText())
                .contains("{\"type\":\"base64\",\"media_type\":\"image/png\",\"data\":\"" + Pictures.BASE64 + "\"}");
    }

    @Test
    void countsTokensWhereTheyWouldBeRead() {
        assertTokensAreCountedBy("provider");
        assertThat(lastReceived().path()).endsWith("/count-tokens");
    }

    @Test
    void estimatesTokensWhereNobodyCounts() {
        simulator().provider("alder").fail(Fault.status(500));

        assertTokensAreCountedBy("estimated");
    }
}
