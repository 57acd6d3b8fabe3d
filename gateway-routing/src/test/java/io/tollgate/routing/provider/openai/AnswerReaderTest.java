package io.tollgate.routing.provider.openai;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.billing.price.TokenUsage;
import io.tollgate.routing.Samples;
import io.tollgate.routing.provider.Answer;
import io.tollgate.routing.provider.Decoded;
import io.tollgate.routing.provider.Failure;
import io.tollgate.routing.provider.UpstreamAnswer;
import io.tollgate.routing.provider.UsagePart;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AnswerReaderTest {

    private static final String ANSWER = """
            { "id": "c", "model": "upstream-small",
              "choices": [{"message": {"role": "assistant", "content": "Hallo"}, "finish_reason": "stop"}],
              "usage": {"prompt_tokens": 5, "completion_tokens": 3}, "x": 1.0 }
            """;

    @Test
    void leavesTheAnswerAsItCameButForTheModelsName() {
        Answer answer = answer(ANSWER);

        assertThat(new String(answer.body(), UTF_8)).isEqualTo(ANSWER.replace("upstream-small", "small-1"));
        assertThat(answer.usage().map(UsagePart::tokens)).contains(TokenUsage.of(5, 3));
        assertThat(answer.finishReason()).contains("stop");
        assertThat(answer.outputBytes()).isEqualTo(5);
    }

    @Test
    void putsCostIntoTheUsage() {
        byte[] body = answer(ANSWER).withUsage(Map.of("cost", "0.25".getBytes(UTF_8)));

        assertThat(new String(body, UTF_8)).contains("\"completion_tokens\": 3,\"cost\":0.25}, \"x\": 1.0 }");
    }

    @Test
    void takesAnAnswerThatSaysNothingForAFailure() {
        assertThat(failure("{}").outcome()).isEqualTo("empty");
        assertThat(failure("{\"choices\":[]}").outcome()).isEqualTo("empty");
        assertThat(failure("{\"choices\":[{\"message\":{\"content\":\"\"},\"finish_reason\":\"stop\"}]}")
                        .outcome())
                .isEqualTo("empty");
    }

    @Test
    void takesSilenceForAnAnswerWhenTheProviderMeansIt() {
        assertThat(answer("{\"choices\":[{\"message\":{\"content\":null},\"finish_reason\":\"content_filter\"}]}")
                        .finishReason())
                .contains("content_filter");
        assertThat(answer("""
                                        {"choices":[{"message":{"content":""},"finish_reason":"stop"}],
                                         "usage":{"completion_tokens":1}}\
                                        """).usage()).isPresent();
    }

    @Test
    void takesWhatIsNotJsonForAFailure() {
        assertThat(failure("").outcome()).isEqualTo("unreadable");
        assertThat(failure("<html>").outcome()).isEqualTo("unreadable");
        assertThat(failure(ANSWER.substring(0, 100)).outcome()).isEqualTo("unreadable");
    }

    @Test
    void takesAnErrorUnderStatus200ForAFailure() {
        Failure failure = failure("{\"error\":{\"message\":\"overloaded\",\"code\":503}}");

        assertThat(failure.message()).isEqualTo("overloaded");
        assertThat(failure.outcome()).isEqualTo("status_503");
    }

    private static Answer answer(String body) {
        return ((Decoded.Answered) decode(body)).answer();
    }

    private static Failure failure(String body) {
        return ((Decoded.Failed) decode(body)).failure();
    }

    private static Decoded decode(String body) {
        return new OpenAiProvider()
                .decode(
                        Samples.completeCall("{}"),
                        Samples.ATTEMPT,
                        new UpstreamAnswer(200, Map.of(), body.getBytes(UTF_8)));
    }
}
