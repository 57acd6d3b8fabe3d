package io.tollgate.routing.rescue;

import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.billing.price.TokenUsage;
import io.tollgate.routing.provider.Operation;
import io.tollgate.routing.provider.StreamEvent.Chunk;
import io.tollgate.routing.provider.UsagePart;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SaidMessageTest {

    private static final String START = "{'type':'message_start','message':{'id':'msg_1'}}";
    private static final String TEXT =
            "{'type':'content_block_start','index':0,'content_block':{'type':'text','text':''}}";
    private static final String STOP = "{'type':'content_block_stop','index':0}";
    private static final String END =
            "{'type':'message_delta','delta':{'stop_reason':'end_turn'},'usage':{'output_tokens':2}}";

    private final Said said = new Said(Operation.MESSAGES);

    @Test
    void goesOnInTheBlockThatIsOpen() {
        said.pass(chunk(START, "{'type':'ping'}", TEXT, says("a ")));
        Continuation rest = said.continuation().orElseThrow();

        Chunk joined = (Chunk) rest.joined(chunk(START, TEXT, says(" time"), STOP));

        assertThat(text(joined)).isEqualTo(text(chunk(says("time"), STOP)));
    }

    @Test
    void findsTheUsageAgainAmongOtherEvents() {
        said.pass(chunk(START, TEXT, says("a")));
        Continuation rest = said.continuation().orElseThrow();
        Chunk last = chunk(STOP, END);

        Chunk joined = (Chunk) rest.joined(new Chunk(
                last.bytes(),
                0,
                Optional.of("stop"),
                Optional.of(new UsagePart(TokenUsage.of(1, 2), 1, last.bytes().length))));

        UsagePart usage = joined.usage().orElseThrow();
        assertThat(new String(joined.bytes(), usage.start(), usage.end() - usage.start(), StandardCharsets.UTF_8))
                .isEqualTo("{\"output_tokens\":2}");
        assertThat(joined.finishReason()).contains("stop");
    }

    @Test
    void endsTheOpenBlockBeforeOneOfAnotherKind() {
        said.pass(chunk(START, TEXT, says("a")));
        Continuation rest = said.continuation().orElseThrow();
        String tool = "{'type':'content_block_start','index':%d,'content_block':{'type':'tool_use','id':'t'}}";

        Chunk joined = (Chunk) rest.joined(chunk(START, tool.formatted(0), STOP, END));

        assertThat(text(joined))
                .isEqualTo(text(chunk(STOP, tool.formatted(1), "{'type':'content_block_stop','index':1}", END)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'type':'content_block_start','index':0,'content_block':{'type':'thinking','thinking':''}}",
                "{'type':'content_block_delta','index':0,'delta':{'type':'citations_delta','citation':{}}}",
                STOP
            })
    void goesOnWithOneOpenTextAlone(String event) {
        said.pass(chunk(START, TEXT, says("a"), event));

        assertThat(said.continuation()).isEmpty();
    }

    private static String says(String text) {
        return "{'type':'content_block_delta','index':0,'delta':{'type':'text_delta','text':'" + text + "'}}";
    }

    private static Chunk chunk(String... events) {
        StringBuilder all = new StringBuilder();
        for (String event : events) {
            String type = event.substring(9, event.indexOf('\'', 9));
            all.append("event: ").append(type).append("\ndata: ").append(event).append("\n\n");
        }
        return new Chunk(
                all.toString().replace('\'', '"').getBytes(StandardCharsets.UTF_8),
                1,
                Optional.empty(),
                Optional.empty());
    }

    private static String text(Chunk chunk) {
        return new String(chunk.bytes(), StandardCharsets.UTF_8);
    }
}
