package io.tollgate.routing.provider.openai;

import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.routing.Samples;
import io.tollgate.routing.catalogue.Capability;
import io.tollgate.routing.catalogue.Model;
import io.tollgate.routing.catalogue.Protocol;
import io.tollgate.routing.catalogue.ProviderEntry;
import io.tollgate.routing.plan.Attempt;
import io.tollgate.routing.provider.Operation;
import io.tollgate.routing.provider.ProviderCall;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlainChatTest {

    private static final String CHAT = """
            {"model":"m","thinking":{"budget_tokens":9},"reasoning_effort":"low","max_tokens":1.50,"messages":[
            {"role":"system","content":[{"type":"text","text":"a","cache_control":{"type":"ephemeral"}}]},
            {"role":"assistant","reasoning_details":[{"data":"x"}],"reasoning_content":"r","content":null,
             "tool_calls":[{"id":"c","cache_control":{},"function":{"name":"f","arguments":"{\\"cache_control\\":1}"}}]},
            {"role":"tool","content":"b","cache_control":{"type":"ephemeral"}}],
            "tools":[{"type":"function","cache_control":{},"function":{"parameters":{"properties":{"cache_control":{}}}}}]}
            """;

    @Test
    void leavesOutWhatHostsOfChatDoNotKnowAndNothingElse() {
        assertThat(plain(Set.of(Capability.CHAT), false)).isEqualTo("""
                {"model":"m","max_tokens":1.50,"messages":[
                {"role":"system","content":[{"type":"text","text":"a"}]},
                {"role":"assistant","reasoning_content":"r","content":null,
                "tool_calls":[{"id":"c","function":{"name":"f","arguments":"{\\"cache_control\\":1}"}}]},
                {"role":"tool","content":"b"}],
                "tools":[{"type":"function","function":{"parameters":{"properties":{"cache_control":{}}}}}]}
                """.replace("\n", ""));
    }

    @Test
    void asksForAnEffortWhereTheModelReasons() {
        assertThat(plain(Set.of(Capability.CHAT, Capability.REASONING), true))
                .contains("\"reasoning_effort\":\"low\"", "\"max_completion_tokens\":1.50")
                .doesNotContain("\"max_tokens\"", "\"thinking\"");
    }

    @Test
    void isForTranslatedChatsOnly() {
        ProviderCall own = Samples.completeCall("{\"model\":\"m\",\"thinking\":{\"type\":\"enabled\"}}");
        ProviderCall translated = own.as(Operation.CHAT, own.body().json());

        assertThat(sent(own)).contains("thinking");
        assertThat(sent(translated)).doesNotContain("thinking");
    }

    @ParameterizedTest
    @CsvSource({
        "gpt-5.4, none",
        "gpt-5-mini, minimal",
        "gpt-5-pro, ",
        "gpt-5.2-codex, ",
        "o4-mini, ",
        "qwen3-32b, ",
    })
    void asksForNoThoughtWhereItsModelCanBeKeptFromIt(String upstreamModel, @Nullable String effort) {
        ProviderCall own = Samples.chat("\"thinking\":{\"type\":\"disabled\"}");
        Attempt attempt = Samples.attempt(
                new ProviderEntry("alpha", "Alpha", Protocol.OPENAI, URI.create("https://alpha.example/v1")),
                upstreamModel,
                Set.of(Capability.CHAT, Capability.REASONING));

        String sent = sent(own.as(Operation.CHAT, own.body().json()), attempt);

        assertThat(Samples.json(sent).string("reasoning_effort")).isEqualTo(Optional.ofNullable(effort));
        assertThat(sent).doesNotContain("thinking");
    }

    @Test
    void namesAUserShortEnoughForOpenAi() {
        ProviderCall own = Samples.chat("\"user\":\"" + "u".repeat(64) + "\"");
        ProviderCall longer = Samples.chat("\"user\":\"" + "u".repeat(65) + "\"");

        String name = user(longer.as(Operation.CHAT, longer.body().json()));

        assertThat(user(own.as(Operation.CHAT, own.body().json()))).isEqualTo("u".repeat(64));
        assertThat(name).hasSizeBetween(8, 64).doesNotContain("uuuu");
        assertThat(user(longer.as(Operation.CHAT, longer.body().json()))).isEqualTo(name);
        assertThat(user(longer)).isEqualTo("u".repeat(65));
    }

    private static String user(ProviderCall call) {
        return Samples.json(sent(call)).string("user").orElseThrow();
    }

    private static String sent(ProviderCall call) {
        return sent(call, Samples.attempt("alpha", URI.create("https://alpha.example/v1")));
    }

    private static String sent(ProviderCall call, Attempt attempt) {
        return new String(RequestSplice.of(call, attempt).body().get(), StandardCharsets.UTF_8);
    }

    private static String plain(Set<Capability> capabilities, boolean namesCompletion) {
        Model model = new Model("m", "M", 1_000, 100, capabilities);
        return PlainChat.of(Samples.json(CHAT), model, namesCompletion, "").text();
    }
}
