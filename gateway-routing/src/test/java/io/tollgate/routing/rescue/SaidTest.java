package io.tollgate.routing.rescue;

import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.billing.price.TokenUsage;
import io.tollgate.routing.catalogue.Continues;
import io.tollgate.routing.json.JsonMembers;
import io.tollgate.routing.provider.ClientCall;
import io.tollgate.routing.provider.Operation;
import io.tollgate.routing.provider.ProviderCall;
import io.tollgate.routing.provider.StreamEvent;
import io.tollgate.routing.provider.StreamEvent.Chunk;
import io.tollgate.routing.provider.UsagePart;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SaidTest {

    private static final String REQUEST =
            "{\"model\": \"m\",  \"messages\": [{\"role\": \"user\", \"content\": \"Hi\"}], \"own\": 1}";

    private final Said said = new Said(Operation.CHAT);

    @Test
    void asksForTheRestAndKeepsTheCallersBytes() {
        said("{'role': 'assistant', 'content': ''}");
        said("{'content': 'Once \\'upon\\' '}");
        said("{'content': 'a '}");

        ClientCall call = continuation().of(call(), Continues.FLAG);

        assertThat(call.own().body().json().text())
                .isEqualTo("{\"model\": \"m\",  \"messages\": [{\"role\": \"user\", \"content\": \"Hi\"},"
                        + "{\"role\":\"assistant\",\"content\":\"Once \\\"upon\\\" a\"}], \"own\": 1,"
                        + "\"continue_final_message\":true,\"add_generation_prompt\":false}");
        assertThat(continuation()
                        .of(call(), Continues.PREFILL)
                        .own()
                        .body()
                        .json()
                        .has("continue_final_message"))
                .isFalse();
    }

    @Test
    void joinsTheRestWithoutASeam() {
        said("{'content': 'a '}");
        Continuation rest = continuation();

        assertThat(text(rest.joined(chunk("x-2", "{'role': 'assistant', 'content': ' time'}", ""))))
                .isEqualTo("data: {\"id\":\"x-1\",\"created\":7,\"choices\":[{\"index\":0,"
                        + "\"delta\":{\"content\":\"time\"}}]}\n\n");
        assertThat(text(rest.joined(chunk("x-2", "{'content': ' there'}", "")))).contains("\"content\":\" there\"");
    }

    @Test
    void findsTheUsageAgainInTheBytes() {
        said("{'content': 'a'}");

        Chunk joined = (Chunk) continuation().joined(chunk("x-2", "{}", ", 'usage': {'total_tokens': 3}"));

        UsagePart usage = joined.usage().orElseThrow();
        assertThat(new String(joined.bytes(), usage.start(), usage.end() - usage.start(), StandardCharsets.UTF_8))
                .isEqualTo("{\"total_tokens\":3}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'tool_calls': [{'index': 0}]}",
                "{'reasoning_content': 'Hm'}",
                "{'refusal': 'No'}",
                "{'content': '  '}"
            })
    void goesOnWithPlainTextAlone(String delta) {
        said(delta);

        assertThat(said.continuation()).isEmpty();
    }

    @Test
    void doesNotGoOnWithWhatIsAllThere() {
        said("{'content': 'a'}");
        said.pass(new Chunk(new byte[0], 0, Optional.of("stop"), Optional.empty()));

        assertThat(said.continuation()).isEmpty();
    }

    private void said(String delta) {
        said.pass(chunk("x-1", delta, ""));
    }

    private Continuation continuation() {
        return said.continuation().orElseThrow();
    }

    private static ClientCall call() {
        JsonMembers body = JsonMembers.read(REQUEST.getBytes(StandardCharsets.UTF_8));
        return ClientCall.of(ProviderCall.of(Operation.CHAT, body, "m").streaming(true));
    }

    private static Chunk chunk(String id, String delta, String more) {
        String json = ("{'id':'" + id + "','created':" + (id.equals("x-1") ? 7 : 9) + ",'choices':[{'index':0,'delta':"
                        + delta + "}]" + more + "}")
                .replace("\\'", "\\\"")
                .replace("'", "\"");
        byte[] bytes = ("data: " + json + "\n\n").getBytes(StandardCharsets.UTF_8);
        return new Chunk(
                bytes,
                1,
                Optional.empty(),
                more.isEmpty()
                        ? Optional.empty()
                        : Optional.of(new UsagePart(TokenUsage.of(1, 2), 1, bytes.length - 3)));
    }

    private static String text(StreamEvent event) {
        return new String(event.bytes(), StandardCharsets.UTF_8);
    }
}
