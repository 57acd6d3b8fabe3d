package io.tollgate.clients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.openai.client.OpenAIClient;
import com.openai.client.okhttp.OpenAIOkHttpClient;
import com.openai.core.http.StreamResponse;
import com.openai.errors.NotFoundException;
import com.openai.errors.OpenAIServiceException;
import com.openai.errors.PermissionDeniedException;
import com.openai.errors.RateLimitException;
import com.openai.errors.UnauthorizedException;
import com.openai.errors.UnexpectedStatusCodeException;
import com.openai.helpers.ChatCompletionAccumulator;
import com.openai.helpers.ResponseAccumulator;
import com.openai.models.chat.completions.ChatCompletion;
import com.openai.models.chat.completions.ChatCompletionChunk;
import com.openai.models.chat.completions.ChatCompletionContentPart;
import com.openai.models.chat.completions.ChatCompletionContentPartImage;
import com.openai.models.chat.completions.ChatCompletionContentPartImage.ImageUrl;
import com.openai.models.chat.completions.ChatCompletionContentPartText;
import com.openai.models.chat.completions.ChatCompletionCreateParams;
import com.openai.models.chat.completions.ChatCompletionMessageFunctionToolCall.Function;
import com.openai.models.chat.completions.ChatCompletionStreamOptions;
import com.openai.models.chat.completions.ChatCompletionToolChoiceOption;
import com.openai.models.embeddings.EmbeddingCreateParams;
import com.openai.models.responses.Response;
import com.openai.models.responses.ResponseCreateParams;
import com.openai.models.responses.ResponseStreamEvent;
import com.openai.models.responses.ToolChoiceOptions;
import io.tollgate.simulator.Fault;
import io.tollgate.simulator.SimulatedProvider;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** OpenAI's Java library. */
class OpenAiJavaIT {

    private final Customer customer = Customer.shared();
    private final OpenAIClient client = client(customer.key(""));
    private final SimulatedProvider alone = RunningGateway.shared().simulator().provider(Customer.ALONE);

    @AfterEach
    void recover() {
        alone.reset();
        client.close();
    }

    @Test
    void chats() {
        ChatCompletion answer =
                client.chat().completions().create(asking(Customer.CHAT).build());

        assertThat(answer.model()).isEqualTo(Customer.CHAT);
        assertThat(answer.choices().get(0).message().content())
                .hasValueSatisfying(text -> assertThat(text).startsWith("A toll gate"));
        assertThat(answer.usage())
                .hasValueSatisfying(usage -> assertThat(usage._allProperties()).containsKeys("cost", "cost_details"));
    }

    @Test
    void streams() {
        ChatCompletionAccumulator whole = ChatCompletionAccumulator.create();
        ChatCompletionCreateParams params = asking(Customer.CHAT)
                .streamOptions(
                        ChatCompletionStreamOptions.builder().includeUsage(true).build())
                .build();

        try (StreamResponse<ChatCompletionChunk> stream =
                client.chat().completions().createStreaming(params)) {
            assertThat(stream.stream().peek(whole::accumulate).count()).isGreaterThan(10);
        }

        ChatCompletion answer = whole.chatCompletion();
        assertThat(answer.choices().get(0).finishReason()).isEqualTo(ChatCompletion.Choice.FinishReason.STOP);
        assertThat(answer.usage())
                .hasValueSatisfying(
                        usage -> assertThat(usage.completionTokens()).isPositive());
    }

    @Test
    void callsToolsInParallel() {
        ChatCompletion answer = client.chat()
                .completions()
                .create(withTools(ChatCompletionToolChoiceOption.Auto.REQUIRED).build());

        assertThatTwoToolsAreCalled(answer);
    }

    @Test
    void callsOneToolWhereOneIsWanted() {
        ChatCompletion answer = client.chat()
                .completions()
                .create(withTools(ChatCompletionToolChoiceOption.Auto.REQUIRED)
                        .parallelToolCalls(false)
                        .build());

        assertThat(answer.choices().get(0).message().toolCalls())
                .hasValueSatisfying(calls -> assertThat(calls).hasSize(1));
    }

    @Test
    void streamsTheArgumentsOfParallelTools() {
        ChatCompletionAccumulator whole = ChatCompletionAccumulator.create();

        try (StreamResponse<ChatCompletionChunk> stream = client.chat()
                .completions()
                .createStreaming(
                        withTools(ChatCompletionToolChoiceOption.Auto.REQUIRED).build())) {
            stream.stream().forEach(whole::accumulate);
        }

        assertThatTwoToolsAreCalled(whole.chatCompletion());
    }

    @Test
    void readsAnAnswerIntoAClass() {
        Weather answer = client.chat()
                .completions()
                .create(asking(Customer.CHAT).responseFormat(Weather.class).build())
                .choices()
                .get(0)
                .message()
                .content()
                .orElseThrow();

        assertThat(answer.city).isEqualTo("toll");
        assertThat(answer.days).isEqualTo(7);
    }

    @Test
    void showsAPicture() {
        ImageUrl picture =
                ImageUrl.builder().url("data:image/png;base64,iVBORw0KGgo=").build();
        ChatCompletion answer = client.chat()
                .completions()
                .create(ChatCompletionCreateParams.builder()
                        .model(Customer.CHAT)
                        .addUserMessageOfArrayOfContentParts(List.of(
                                ChatCompletionContentPart.ofText(ChatCompletionContentPartText.builder()
                                        .text("What is this?")
                                        .build()),
                                ChatCompletionContentPart.ofImageUrl(ChatCompletionContentPartImage.builder()
                                        .imageUrl(picture)
                                        .build())))
                        .build());

        assertThat(answer.choices()).hasSize(1);
    }

    @Test
    void embeds() {
        assertThat(client.embeddings()
                        .create(EmbeddingCreateParams.builder()
                                .model(Customer.EMBEDDINGS)
                                .inputOfArrayOfStrings(List.of("one", "two", "three"))
                                .build())
                        .data())
                .hasSize(3)
                .allSatisfy(one -> assertThat(one.embedding()).isNotEmpty());
    }

    @Test
    void responds() {
        Response answer = client.responses().create(responding().build());

        assertThat(answer.output())
                .anySatisfy(item -> assertThat(
                                item.asMessage().content().get(0).asOutputText().text())
                        .startsWith("A toll gate"));
        assertThat(answer.usage())
                .hasValueSatisfying(usage -> assertThat(usage.outputTokens()).isPositive());
    }

    @Test
    void streamsAResponseWithTools() {
        ResponseAccumulator whole = ResponseAccumulator.create();

        try (StreamResponse<ResponseStreamEvent> stream = client.responses()
                .createStreaming(responding()
                        .addTool(Weather.class)
                        .addTool(Clock.class)
                        .toolChoice(ToolChoiceOptions.REQUIRED)
                        .build())) {
            stream.stream().forEach(whole::accumulate);
        }

        assertThat(whole.response().output())
                .map(item -> item.asFunctionCall().name())
                .containsExactly("Weather", "Clock");
    }

    @Test
    void listsModels() {
        assertThat(client.models().list().data())
                .extracting(model -> model.id())
                .contains(Customer.CHAT, Customer.SOLO);
    }

    @Test
    void tellsErrorsApart() {
        assertThatThrownBy(() -> chat(client("sk-tg-nobody"), Customer.CHAT)).isInstanceOf(UnauthorizedException.class);
        assertThatThrownBy(() -> chat(client, "no-such-model")).isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> chat(client(customer.key("\"allowed_models\": [\"solo\"]")), Customer.CHAT))
                .isInstanceOf(PermissionDeniedException.class);
        assertThatThrownBy(() -> chat(client(customer.key("""
                        "budgets": [{"amount": "0.000001", "window": "day"}]""")), Customer.CHAT))
                .isInstanceOfSatisfying(
                        UnexpectedStatusCodeException.class,
                        refused -> assertThat(refused.statusCode()).isEqualTo(402))
                .extracting(refused -> ((OpenAIServiceException) refused).code().orElseThrow())
                .isEqualTo("budget_exceeded");
    }

    @Test
    void isToldThatItCallsTooOften() {
        OpenAIClient hurried = client(customer.key("\"rate_limits\": {\"rpm\": 1}"));
        chat(hurried, Customer.CHAT);

        assertThatThrownBy(() -> chat(hurried.withOptions(options -> options.maxRetries(0)), Customer.CHAT))
                .isInstanceOfSatisfying(
                        RateLimitException.class,
                        refused -> assertThat(refused.headers().values("retry-after"))
                                .hasSize(1));
    }

    @Test
    void triesAgainAfterAFailureOfTheOnlyProvider() {
        alone.failNext(1, Fault.status(500));

        assertThat(chat(client, Customer.SOLO).choices()).hasSize(1);
        assertThat(alone.received()).hasSize(2);
    }

    @Test
    void doesNotNoticeAFailureWhereOthersServeTheModel() {
        SimulatedProvider cheapest = RunningGateway.shared().simulator().provider("alder");
        cheapest.failNext(1, Fault.status(500));

        assertThat(chat(client.withOptions(options -> options.maxRetries(0)), Customer.CHAT)
                        .choices())
                .hasSize(1);
    }

    @Test
    void seesAStreamThatBreaksAsAnError() {
        alone.failNext(1, new Fault.ResetAfter(5));

        assertThatThrownBy(() -> {
                    try (StreamResponse<ChatCompletionChunk> stream = client.chat()
                            .completions()
                            .createStreaming(asking(Customer.SOLO).build())) {
                        stream.stream().forEach(chunk -> {});
                    }
                })
                .isInstanceOf(OpenAIServiceException.class);
    }

    private OpenAIClient client(String key) {
        return OpenAIOkHttpClient.builder()
                .baseUrl(customer.gateway().resolve("/v1").toString())
                .apiKey(key)
                .build();
    }

    private static ChatCompletion chat(OpenAIClient client, String model) {
        return client.chat().completions().create(asking(model).build());
    }

    private static ChatCompletionCreateParams.Builder asking(String model) {
        return ChatCompletionCreateParams.builder().model(model).addUserMessage("What does a toll gate do?");
    }

    private static ResponseCreateParams.Builder responding() {
        return ResponseCreateParams.builder().model(Customer.CHAT).input("What does a toll gate do?");
    }

    private static ChatCompletionCreateParams.Builder withTools(ChatCompletionToolChoiceOption.Auto choice) {
        return asking(Customer.CHAT).addTool(Weather.class).addTool(Clock.class).toolChoice(choice);
    }

    private static void assertThatTwoToolsAreCalled(ChatCompletion answer) {
        List<Function> calls = answer.choices().get(0).message().toolCalls().orElseThrow().stream()
                .map(call -> call.asFunction().function())
                .toList();
        assertThat(calls).extracting(Function::name).containsExactly("Weather", "Clock");
        assertThat(calls.get(0).arguments(Weather.class).city).isEqualTo("toll");
        assertThat(calls.get(1).arguments(Clock.class).zone).isEqualTo("toll");
    }
}
