package io.tollgate.routing.provider.anthropic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tollgate.routing.Samples;
import io.tollgate.routing.json.Json;
import io.tollgate.routing.provider.ProviderCall;
import io.tollgate.routing.provider.Untranslatable;
import io.tollgate.routing.provider.UpstreamRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class ThinkingTest {

    @ParameterizedTest
    @CsvSource({
        "claude-opus-4-6, low, low",
        "claude-opus-4-6, minimal, low",
        "claude-opus-4-6, xhigh, high",
        "claude-opus-4-6, max, max",
        "claude-opus-5, xhigh, xhigh",
        "claude-sonnet-5, high, high"
    })
    void tellsNewModelsAnEffort(String model, String asked, String told) {
        JsonNode body = Asked.body(model, "\"reasoning_effort\":\"" + asked + "\"");

        assertThat(Json.string(body.path("thinking"), "type")).isEqualTo("adaptive");
        assertThat(Json.string(body.path("output_config"), "effort")).isEqualTo(told);
    }

    @ParameterizedTest
    @CsvSource({"minimal, 1024", "low, 2048", "medium, 8192", "high, 16384"})
    void givesOlderModelsABudget(String effort, long budget) {
        JsonNode body = Asked.body("claude-sonnet-4-5-20250929", "\"reasoning_effort\":\"" + effort + "\"");

        assertThat(Json.text(body.path("thinking")))
                .isEqualTo("{\"type\":\"enabled\",\"budget_tokens\":" + budget + "}");
    }

    @Test
    void keepsTheBudgetBelowTheLimitAndSaysSo() {
        UpstreamRequest request =
                Asked.request("claude-sonnet-4-5", "\"reasoning_effort\":\"high\",\"max_tokens\":3000");

        assertThat(Json.read(request.body().get())
                        .path("thinking")
                        .path("budget_tokens")
                        .asInt())
                .isEqualTo(2999);
        assertThat(request.remarks()).containsEntry("x-tollgate-adjusted", "thinking.budget_tokens=2999");
    }

    @Test
    void doesNotThinkWhereTheLimitLeavesNoRoom() {
        JsonNode body = Asked.body("claude-sonnet-4-5", "\"reasoning_effort\":\"high\",\"max_tokens\":500");

        assertThat(Json.text(body.path("thinking"))).isEqualTo("{\"type\":\"disabled\"}");
    }

    @Test
    void doesNotThinkWhenAskedNotTo() {
        assertThat(Json.text(Asked.body("claude-opus-5", "\"reasoning_effort\":\"none\"")
                        .path("thinking")))
                .isEqualTo("{\"type\":\"disabled\"}");
    }

    @Test
    void doesNotThinkWhenAToolMustBeCalled() {
        UpstreamRequest request = Asked.request(
                "claude-opus-5",
                "\"reasoning_effort\":\"high\",\"tool_choice\":\"required\","
                        + "\"tools\":[{\"type\":\"function\",\"function\":{\"name\":\"a\"}}]");

        assertThat(Json.string(Json.read(request.body().get()).path("thinking"), "type"))
                .isEqualTo("disabled");
        assertThat(request.remarks()).containsEntry("x-tollgate-adjusted", "reasoning_effort=none");
    }

    @ParameterizedTest
    @CsvSource({"'', disabled", "'{\"text\":\"t\",\"signature\":\"s\"}', enabled"})
    void thinksOnAfterAToolOnlyWithWhatItThoughtBefore(String detail, String thinking) {
        ProviderCall call = Samples.completeCall("{\"reasoning_effort\":\"low\",\"messages\":["
                + "{\"role\":\"user\",\"content\":\"Go\"},{\"role\":\"assistant\",\"content\":null,\"reasoning_details\":["
                + detail + "],\"tool_calls\":[{\"id\":\"c\",\"function\":{\"name\":\"a\",\"arguments\":\"{}\"}}]},"
                + "{\"role\":\"tool\",\"tool_call_id\":\"c\",\"content\":\"ok\"}]}");

        JsonNode body = Json.read(
                Asked.FAMILY.encode(call, Asked.of("claude-sonnet-4-5")).body().get());

        assertThat(Json.string(body.path("thinking"), "type")).isEqualTo(thinking);
    }

    @Test
    void keepsTheCallersOwnWordsAboutThinking() {
        JsonNode body = Asked.body("claude-sonnet-4-5", "\"thinking\":{\"type\":\"enabled\",\"budget_tokens\":2000}");

        assertThat(body.path("thinking").path("budget_tokens").asInt()).isEqualTo(2000);
    }

    @Test
    void clampsTheTemperatureAndSaysSo() {
        UpstreamRequest request = Asked.request("claude-sonnet-4-5", "\"temperature\":1.7");

        assertThat(Json.read(request.body().get()).path("temperature").asDouble())
                .isEqualTo(1.0);
        assertThat(request.remarks()).containsEntry("x-tollgate-adjusted", "temperature=1");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "claude-opus-4-7   | \"temperature\":0.2                                     | temperature",
                "claude-sonnet-5   | \"top_p\":0.9                                           | top_p",
                "claude-sonnet-4-5 | \"temperature\":0.2,\"reasoning_effort\":\"low\"         | temperature",
                "claude-sonnet-4-5 | \"temperature\":0.2,\"top_p\":0.9                        | top_p"
            })
    void refusesSamplingThatTheModelRefuses(String model, String members, String field) {
        assertThatThrownBy(() -> Asked.request(model, members))
                .isInstanceOfSatisfying(
                        Untranslatable.class,
                        refused -> assertThat(refused.field()).isEqualTo(field));
    }

    @ParameterizedTest
    @CsvSource({
        "claude-3-7-sonnet-20250219, 307",
        "claude-3-5-haiku-20241022, 305",
        "claude-sonnet-4-20250514, 400",
        "claude-opus-4-1-20250805, 401",
        "anthropic/claude-sonnet-4.6, 406",
        "claude-opus-5, 500",
        "eu.anthropic.claude-haiku-4-5-20251001-v1:0, 405"
    })
    void readsTheVersionInAName(String name, int version) {
        assertThat(ClaudeModel.of(name).version()).isEqualTo(version);
    }
}
