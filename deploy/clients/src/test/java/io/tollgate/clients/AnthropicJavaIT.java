package io.tollgate.clients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.anthropic.client.AnthropicClient;
import com.anthropic.client.okhttp.AnthropicOkHttpClient;
import com.anthropic.core.JsonValue;
import com.anthropic.core.http.StreamResponse;
import com.anthropic.errors.AnthropicServiceException;
import com.anthropic.errors.NotFoundException;
import com.anthropic.errors.PermissionDeniedException;
import com.anthropic.errors.RateLimitException;
import com.anthropic.errors.UnauthorizedException;
import com.anthropic.helpers.MessageAccumulator;
import com.anthropic.models.messages.Base64ImageSource;
import com.anthropic.models.messages.ContentBlockParam;
import com.anthropic.models.messages.ImageBlockParam;
import com.anthropic.models.messages.Message;
import com.anthropic.models.messages.MessageCountTokensParams;
import com.anthropic.models.messages.MessageCreateParams;
import com.anthropic.models.messages.RawMessageStreamEvent;
import com.anthropic.models.messages.StopReason;
import com.anthropic.models.messages.TextBlockParam;
import com.anthropic.models.messages.Tool;
import com.anthropic.models.messages.ToolChoiceAny;
import io.tollgate.simulator.Fault;
import io.tollgate.simulator.SimulatedProvider;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Anthropic's Java library. */
class AnthropicJavaIT {

    private final Customer customer = Customer.shared();
    private final AnthropicClient client = client(customer.key(""));
    private final SimulatedProvider alone = RunningGateway.shared().simulator().provider(Customer.ALONE);

    @AfterEach
    void recover() {
        alone.reset();
        client.close();
    }

    @Test
    void getsAMessage() {
        Message answer = message(client, Customer.CHAT);

        assertThat(answer.content().get(0).asText().text()).startsWith("A toll gate");
        assertThat(answer.stopReason()).contains(StopReason.END_TURN);
        assertThat(answer.usage().outputTokens()).isPositive();
        assertThat(answer.usage()._additionalProperties()).containsKey("cost");
    }

    @Test
    void streams() {
        Message answer = accumulated(asking(Customer.CHAT).build());

        assertThat(answer.content().get(0).asText().text()).startsWith("A toll gate");
        assertThat(answer.usage().outputTokens()).isPositive();
    }

    @Test
    void callsToolsInParallel() {
        Message answer = client.messages().create(withTools().build());

        assertThatTwoToolsAreCalled(answer);
    }

    @Test
    void streamsTheArgumentsOfParallelTools() {
        assertThatTwoToolsAreCalled(accumulated(withTools().build()));
    }

    @Test
    void readsAnAnswerIntoAClass() {
        Weather answer = client.messages()
                .create(asking(Customer.CHAT).outputConfig(Weather.class).build())
                .content()
                .get(0)
                .asText()
                .text();

        assertThat(answer.days).isEqualTo(7);
    }

    @Test
    void showsAPicture() {
        Base64ImageSource picture = Base64ImageSource.builder()
                .mediaType(Base64ImageSource.MediaType.IMAGE_PNG)
                .data("iVBORw0KGgo=")
                .build();
        Message answer = client.messages()
                .create(MessageCreateParams.builder()
                        .model(Customer.CHAT)
                        .maxTokens(400)
                        .addUserMessageOfContentBlockParams(List.of(
                                ContentBlockParam.ofText(TextBlockParam.builder()
                                        .text("What is this?")
                                        .build()),
                                ContentBlockParam.ofImage(ImageBlockParam.builder()
                                        .source(picture)
                                        .build())))
                        .build());

        assertThat(answer.content()).hasSize(1);
    }

    @Test
    void countsTokens() {
        assertThat(client.messages()
                        .countTokens(MessageCountTokensParams.builder()
                                .model(Customer.CHAT)
                                .addUserMessage("What does a toll gate do?")
                                .build())
                        .inputTokens())
                .isPositive();
    }

    @Test
    void tellsErrorsApart() {
        assertThatThrownBy(() -> message(client("sk-tg-nobody"), Customer.CHAT))
                .isInstanceOf(UnauthorizedException.class);
        assertThatThrownBy(() -> message(client, "no-such-model")).isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> message(client(customer.key("\"allowed_models\": [\"solo\"]")), Customer.CHAT))
                .isInstanceOf(PermissionDeniedException.class);
        assertThatThrownBy(() -> message(client(customer.key("""
                        "budgets": [{"amount": "0.000001", "window": "day"}]""")), Customer.CHAT))
                .isInstanceOfSatisfying(
                        AnthropicServiceException.class,
                        refused -> assertThat(refused.statusCode()).isEqualTo(402));
    }

    @Test
    void isToldThatItCallsTooOften() {
        AnthropicClient hurried = client(customer.key("\"rate_limits\": {\"rpm\": 1}"));
        message(hurried, Customer.CHAT);

        assertThatThrownBy(() -> message(hurried.withOptions(options -> options.maxRetries(0)), Customer.CHAT))
                .isInstanceOf(RateLimitException.class);
    }

    @Test
    void triesAgainAfterAFailureOfTheOnlyProvider() {
        alone.failNext(1, Fault.status(500));

        assertThat(message(client, Customer.SOLO).content()).hasSize(1);
        assertThat(alone.received()).hasSize(2);
    }

    @Test
    void seesAStreamThatBreaksAsAnError() {
        alone.failNext(1, new Fault.ResetAfter(5));

        assertThatThrownBy(() -> accumulated(asking(Customer.SOLO).build()))
                .isInstanceOf(AnthropicServiceException.class);
    }

    private Message accumulated(MessageCreateParams params) {
        MessageAccumulator whole = MessageAccumulator.create();
        try (StreamResponse<RawMessageStreamEvent> stream = client.messages().createStreaming(params)) {
            stream.stream().forEach(whole::accumulate);
        }
        return whole.message();
    }

    private AnthropicClient client(String key) {
        return AnthropicOkHttpClient.builder()
                .baseUrl(customer.gateway().toString())
                .apiKey(key)
                .build();
    }

    private static Message message(AnthropicClient client, String model) {
        return client.messages().create(asking(model).build());
    }

    private static MessageCreateParams.Builder asking(String model) {
        return MessageCreateParams.builder().model(model).maxTokens(400).addUserMessage("What does a toll gate do?");
    }

    private static MessageCreateParams.Builder withTools() {
        return asking(Customer.CHAT)
                .addTool(tool("weather", "city"))
                .addTool(tool("clock", "zone"))
                .toolChoice(ToolChoiceAny.builder().build());
    }

    private static Tool tool(String name, String argument) {
        return Tool.builder()
                .name(name)
                .inputSchema(Tool.InputSchema.builder()
                        .properties(Tool.InputSchema.Properties.builder()
                                .putAdditionalProperty(argument, JsonValue.from(Map.of("type", "string")))
                                .build())
                        .addRequired(argument)
                        .build())
                .build();
    }

    private static void assertThatTwoToolsAreCalled(Message answer) {
        assertThat(answer.stopReason()).contains(StopReason.TOOL_USE);
        assertThat(answer.content())
                .extracting(block -> block.asToolUse().name())
                .containsExactly("weather", "clock");
        assertThat(answer.content())
                .extracting(block -> block.asToolUse()._input().toString())
                .containsExactly("{city=toll}", "{zone=toll}");
    }
}
