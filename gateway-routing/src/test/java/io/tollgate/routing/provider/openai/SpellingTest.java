package io.tollgate.routing.provider.openai;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tollgate.routing.Samples;
import io.tollgate.routing.catalogue.DataPolicy;
import io.tollgate.routing.catalogue.Offering;
import io.tollgate.routing.catalogue.Presets;
import io.tollgate.routing.catalogue.Protocol;
import io.tollgate.routing.catalogue.ProviderEntry;
import io.tollgate.routing.catalogue.Wire;
import io.tollgate.routing.plan.Attempt;
import io.tollgate.routing.provider.Operation;
import io.tollgate.routing.provider.ProviderCall;
import io.tollgate.routing.provider.Untranslatable;
import io.tollgate.routing.provider.UpstreamRequest;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Requests to hosts whose protocol is almost OpenAI's, as their presets say. */
class SpellingTest {

    private static final Presets PRESETS = Presets.read();

    @Test
    void spellsAsMistralDoes() {
        String body =
                "{\"model\":\"m\",\"seed\":7,\"max_completion_tokens\":9,\"tool_choice\":\"required\",\"user\":\"u\","
                        + "\"stream_options\":{\"include_usage\":true},\"messages\":[{ \"role\" : \"developer\",\"content\":\"\\u00e9\"}]}";

        assertThat(sent("mistral", Samples.streamCall(body, true)))
                .isEqualTo(
                        "{\"model\":\"upstream-small\",\"tool_choice\":\"any\","
                                + "\"messages\":[{ \"role\" : \"system\",\"content\":\"\\u00e9\"}],\"max_tokens\":9,\"random_seed\":7}");
    }

    @Test
    void capsUnderTheNameThatTheHostKnows() {
        ProviderCall call =
                Samples.completeCall("{\"max_completion_tokens\":9}").capped(OptionalLong.of(5));

        assertThat(sent("mistral", call)).contains("\"max_tokens\":5").doesNotContain("max_completion_tokens");
        assertThat(sent("mistral", Samples.completeCall("{}").capped(OptionalLong.of(5))))
                .contains("\"max_tokens\":5");
    }

    @Test
    void goesToAnAzureDeploymentWithItsVersionAndKey() {
        UpstreamRequest request = request("azure", Samples.completeCall("{\"model\":\"m\"}"));

        assertThat(request.uri())
                .hasToString(
                        "https://host.example/v1/deployments/upstream-small/chat/completions?api-version=2024-10-21");
        assertThat(request.headers())
                .containsEntry("api-key", "secret-of-acme-main")
                .doesNotContainKey("authorization");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "groq       | \"logprobs\":true                                              | logprobs",
                "groq       | \"n\":2                                                        | n",
                "deepseek   | \"response_format\":{\"type\":\"json_schema\",\"json_schema\":{}} | response_format",
                "ollama     | \"tool_choice\":\"required\"                                   | tool_choice",
                "perplexity | \"tools\":[{\"type\":\"function\"}]                             | tools"
            })
    void refusesByNameWhatTheHostCannotDo(String preset, String members, String field) {
        ProviderCall call = Samples.completeCall("{" + members + "}");

        assertThat(droppedAfterARefusal(field, call, asked -> request(preset, asked)))
                .doesNotContain(field);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "o3             | \"temperature\":0.2                              | temperature",
                "gpt-5-mini     | \"temperature\":0.2                              | temperature",
                "gpt-5          | \"top_p\":0.5,\"reasoning_effort\":\"minimal\"    | top_p",
                "gpt-5.1        | \"temperature\":0.2,\"reasoning_effort\":\"low\"  | temperature",
                "gpt-5.6-sol    | \"logprobs\":true,\"reasoning_effort\":\"high\"   | logprobs"
            })
    void refusesSamplingOfAModelThatReasonsOrDropsIt(String model, String members, String field) {
        ProviderCall call = Samples.completeCall("{" + members + "}");

        assertThat(droppedAfterARefusal(field, call, asked -> requestOf(model, asked)))
                .doesNotContain("\"" + field + "\"");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "gpt-4.1           | \"temperature\":0.2",
                "gpt-5-chat-latest | \"temperature\":0.2",
                "gpt-5.1           | \"temperature\":0.2,\"reasoning_effort\":\"none\"",
                "gpt-5.2           | \"temperature\":0.2",
                "openai/gpt-5      | \"temperature\":0.2",
                "o-series          | \"temperature\":0.2"
            })
    void leavesSamplingToModelsThatCanBeSampled(String model, String members) {
        UpstreamRequest request = requestOf(model, Samples.completeCall("{" + members + "}"));

        assertThat(request.remarks()).isEmpty();
        assertThat(new String(request.body().get(), UTF_8)).contains(members);
    }

    @Test
    void leavesOutATemperatureThatAReasoningModelHasAnyway() {
        UpstreamRequest request = requestOf("o3", Samples.completeCall("{\"temperature\":1.0,\"top_p\":1}"));

        assertThat(request.remarks()).isEmpty();
        assertThat(new String(request.body().get(), UTF_8)).isEqualTo("{\"model\":\"o3\"}");
    }

    @Test
    void sendsPastReasoningBackUnlessTheHostRefusesIt() {
        String messages =
                "\"messages\":[{\"role\":\"user\",\"content\":\"a\"},{\"role\":\"assistant\", \"reasoning_content\":\"hm\","
                        + "\"content\" : null,\"reasoning_details\":[]}]";

        assertThat(sent("deepseek", Samples.completeCall("{" + messages + "}"))).contains(messages);
        assertThat(sent("groq", Samples.completeCall("{" + messages + "}")))
                .contains(
                        "\"messages\":[{\"role\":\"user\",\"content\":\"a\"},{\"role\":\"assistant\",\"content\" : null}]");
    }

    @Test
    void passesTheKeyOfAPromptCacheToOpenAi() {
        String key = "\"prompt_cache_key\": \"mine\", \"prompt_cache_retention\": \"24h\"";

        assertThat(sent("openai", Samples.completeCall("{" + key + "}"))).contains(key);
        assertThat(sent("mistral", Samples.completeCall("{" + key + "}"))).doesNotContain("prompt_cache_key");
    }

    @Test
    void leavesOutWhatAsksForNothing() {
        UpstreamRequest request = request("groq", Samples.completeCall("{\"n\":1,\"logit_bias\":{},\"model\":\"m\"}"));

        assertThat(request.remarks()).isEmpty();
        assertThat(new String(request.body().get(), UTF_8)).isEqualTo("{\"model\":\"upstream-small\"}");
    }

    @Test
    void changesNothingForAHostThatIsAsOpenAi() {
        String body = "{\"model\": \"m\" ,\"seed\":7,\"n\":2,\"messages\":[{\"role\":\"developer\"}]}";

        assertThat(sent("openrouter", Samples.completeCall(body)))
                .isEqualTo(body.replace("\"m\"", "\"upstream-small\""));
    }

    @Test
    void splitsAListByTheProvidersLimitWhereTheOfferingHasNone() {
        ProviderCall call =
                ProviderCall.of(Operation.EMBEDDINGS, Samples.json("{\"input\":[\"a\",\"b\",\"c\"]}"), "small-1");

        assertThat(new OpenAiProvider().parts(call, attempt(Wire.of(Map.of("batch_limit", 2)))))
                .hasSize(2);
    }

    private static String sent(String preset, ProviderCall call) {
        return new String(request(preset, call).body().get(), UTF_8);
    }

    private static UpstreamRequest request(String preset, ProviderCall call) {
        Wire wire = Wire.of(PRESETS.find(preset).orElseThrow().wire());
        return new OpenAiProvider().encode(call, attempt(wire));
    }

    private static UpstreamRequest requestOf(String upstreamModel, ProviderCall call) {
        ProviderEntry openai =
                new ProviderEntry("openai", "OpenAI", Protocol.OPENAI, URI.create("https://api.openai.com/v1"));
        return new OpenAiProvider().encode(call, Samples.attempt(openai, upstreamModel, Samples.MODEL.capabilities()));
    }

    private static Attempt attempt(Wire wire) {
        URI url = URI.create("https://host.example/v1");
        Offering plain = Samples.offering("acme", url, Optional.empty());
        ProviderEntry provider = new ProviderEntry("acme", "Acme", Protocol.OPENAI, url, DataPolicy.UNKNOWN, wire);
        Offering offering = new Offering(
                plain.slug(),
                plain.model(),
                provider,
                plain.upstreamModel(),
                Optional.empty(),
                Optional.empty(),
                0,
                1,
                Optional.empty(),
                plain.credentials());
        return new Attempt(offering, offering.credentials().get(0));
    }

    /** What is sent of a call that is refused for a field, where it may be dropped. */
    private static String droppedAfterARefusal(
            String field, ProviderCall call, Function<ProviderCall, UpstreamRequest> sent) {
        assertThatThrownBy(() -> sent.apply(call))
                .isInstanceOfSatisfying(
                        Untranslatable.class,
                        refused -> assertThat(refused.field()).isEqualTo(field));
        UpstreamRequest dropped = sent.apply(call.leniently(true));
        assertThat(dropped.remarks()).isEqualTo(Map.of("x-tollgate-dropped", field));
        return new String(dropped.body().get(), UTF_8);
    }
}
