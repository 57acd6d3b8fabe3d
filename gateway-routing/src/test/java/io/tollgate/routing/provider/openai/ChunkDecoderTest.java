package io.tollgate.routing.provider.openai;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.billing.price.TokenUsage;
import io.tollgate.routing.Samples;
import io.tollgate.routing.provider.Failure;
import io.tollgate.routing.provider.StreamDecoder;
import io.tollgate.routing.provider.StreamEvent;
import io.tollgate.routing.provider.StreamEvent.Broken;
import io.tollgate.routing.provider.StreamEvent.Chunk;
import io.tollgate.routing.provider.StreamEvent.Done;
import io.tollgate.routing.provider.UsagePart;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChunkDecoderTest {

    private static final String ROLE =
            "data: {\"id\":\"c\",\"model\":\"upstream-small\",\"choices\":[{\"index\":0,\"delta\":{\"role\":\"assistant\",\"content\":\"\",\"refusal\":null}}]}\n\n";
    private static final String TEXT =
            "data: {\"id\":\"c\", \"model\":\"upstream-small\",\"choices\":[{\"delta\":{\"content\":\"grüß 😀\"},\"finish_reason\":null}],\"usage\":null}\n\n";
    private static final String FINISH =
            "data: {\"id\":\"c\",\"model\":\"upstream-small\",\"choices\":[{\"delta\":{},\"finish_reason\":\"stop\"}]}\n\n";
    private static final String USAGE =
            "data: {\"id\":\"c\",\"model\":\"upstream-small\",\"choices\":[],\"usage\":{\"prompt_tokens\":5,\"completion_tokens\":3}}\n\n";
    private static final String DONE = "data: [DONE]\n\n";

    @Property(tries = 300)
    void readsTheSameWhereverTheBytesAreCut(@ForAll @IntRange(min = 1, max = 40) int size) {
        byte[] stream = (": hi\n\n" + ROLE + TEXT + FINISH + USAGE + DONE)
                .replace("\n", "\r\n")
                .getBytes(UTF_8);
        StreamDecoder decoder = ChunkDecoder.of(Samples.streamCall("{}", true));
        List<StreamEvent> events = new ArrayList<>();

        for (int from = 0; from < stream.length; from += size) {
            events.addAll(decoder.feed(Arrays.copyOfRange(stream, from, Math.min(stream.length, from + size))));
        }

        assertThat(events).hasSize(5);
        assertThat(events.get(1))
                .isInstanceOfSatisfying(
                        Chunk.class,
                        chunk -> assertThat(chunk.outputBytes()).isEqualTo("grüß 😀".getBytes(UTF_8).length));
        assertThat(events.get(3))
                .isInstanceOfSatisfying(
                        Chunk.class,
                        chunk ->
                                assertThat(chunk.usage().map(UsagePart::tokens)).contains(TokenUsage.of(5, 3)));
        assertThat(events.get(4)).isInstanceOf(Done.class);
        assertThat(decoder.end()).isEmpty();
    }

    @Test
    void showsTheModelsPublicNameAndLeavesTheRestAsItCame() {
        Chunk chunk = chunk(TEXT, true);

        assertThat(text(chunk)).isEqualTo(TEXT.replace("upstream-small", "small-1"));
    }

    @Test
    void tellsContentFromWhatOnlyPreparesIt() {
        assertThat(chunk(ROLE, true).isContent()).isFalse();
        assertThat(chunk(TEXT, true).isContent()).isTrue();
        assertThat(chunk(FINISH, true).isContent()).isFalse();
        assertThat(chunk(FINISH, true).finishReason()).contains("stop");
        assertThat(chunk(delta("\"reasoning_content\":\"hm\""), true).isContent())
                .isTrue();
        assertThat(chunk(delta("\"content\":[{\"type\":\"text\",\"text\":\"ab\"}]"), true)
                        .outputBytes())
                .isEqualTo(2);
        assertThat(chunk(
                                delta(
                                        "\"tool_calls\":[{\"index\":0,\"id\":\"call_1\",\"type\":\"function\",\"function\":{\"name\":\"f\",\"arguments\":\"\"}}]"),
                                true)
                        .isContent())
                .isTrue();
        assertThat(chunk(delta("\"reasoning\":null,\"reasoning_details\":[{\"text\":\"x\"}]"), true)
                        .isContent())
                .isFalse();
    }

    @Test
    void takesADeltaWhoseRoleIsEmpty() {
        Chunk chunk = chunk(delta("\"role\":\"\",\"content\":\"Hi\""), true);

        assertThat(chunk.isContent()).isTrue();
        assertThat(chunk.outputBytes()).isEqualTo(2);
    }

    @Test
    void keepsUsageFromACallerWhoDidNotAskForIt() {
        assertThat(chunk(USAGE, false).bytes()).isEmpty();
        assertThat(chunk(USAGE, false).usage().map(UsagePart::tokens)).contains(TokenUsage.of(5, 3));
        assertThat(text(chunk(TEXT, false))).doesNotContain("usage").endsWith("}]}\n\n");
        assertThat(new String(chunk(USAGE, false).withUsage(Map.of("cost", "1".getBytes(UTF_8))), UTF_8))
                .isEmpty();
    }

    @Test
    void keepsAFinishThatCameTogetherWithUnwantedUsage() {
        String both = FINISH.replace("}]}", "}],\"usage\":{\"prompt_tokens\":5,\"completion_tokens\":3}}");

        Chunk chunk = chunk(both, false);

        assertThat(text(chunk)).isEqualTo(FINISH.replace("upstream-small", "small-1"));
        assertThat(chunk.usage()).isPresent();
    }

    @Test
    void putsCostIntoTheUsageThatTheCallerSees() {
        byte[] bytes = chunk(USAGE, true).withUsage(Map.of("cost", "0.25".getBytes(UTF_8)));

        assertThat(new String(bytes, UTF_8))
                .isEqualTo(USAGE.replace("upstream-small", "small-1")
                        .replace("\"completion_tokens\":3", "\"completion_tokens\":3,\"cost\":0.25"));
    }

    @Test
    void takesAnErrorForTheEndEvenWhenChoicesAndDoneFollow() {
        List<StreamEvent> events = decode(TEXT
                + "data: {\"error\":{\"code\":400,\"message\":\"Token limit reached\"},\"choices\":[]}\n\n" + DONE);

        assertThat(events).hasSize(2);
        assertThat(failure(events.get(1)).message()).isEqualTo("Token limit reached");
        assertThat(failure(events.get(1)).status()).hasValue(400);
    }

    @Test
    void triesAnotherProviderWhateverAnErrorEventSays() {
        for (String error : List.of(
                "{\"error\":{\"code\":400,\"message\":\"no\"}}",
                "{\"error\":\"overloaded\"}",
                "{\"error\":{\"code\":529}}")) {
            assertThat(failure(decode("event: error\ndata: " + error + "\n\n").get(0))
                            .triesNext())
                    .isTrue();
        }
    }

    @Test
    void takesAnEndForTheEndWhereEveryChoiceHasFinished() {
        assertThat(ended(TEXT + FINISH)).singleElement().isInstanceOf(Done.class);
        assertThat(ended(choice(0, "null") + choice(1, "null") + choice(1, "\"stop\"") + choice(0, "\"length\"")))
                .singleElement()
                .isInstanceOf(Done.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "\"\""})
    void takesAnEndWithoutDoneForAnErrorWhereAChoiceHasNotFinished(String reason) {
        assertThat(ended(choice(0, reason) + choice(1, reason) + choice(1, "\"stop\"") + choice(1, "\"stop\"")))
                .singleElement()
                .isInstanceOfSatisfying(
                        Broken.class,
                        broken -> assertThat(broken.failure().outcome()).isEqualTo("cut"));
    }

    @Test
    void takesADoneWithoutItsEmptyLine() {
        StreamDecoder decoder = ChunkDecoder.of(Samples.streamCall("{}", true));
        decoder.feed((TEXT + "data: [DONE]").getBytes(UTF_8));

        assertThat(decoder.end()).singleElement().isInstanceOf(Done.class);
    }

    @Test
    void survivesWhatIsNotJson() {
        assertThat(failure(decode("data: <html>\n\n").get(0)).outcome()).isEqualTo("unreadable");
        assertThat(failure(decode("data: {\"choices\":[{\"delta\":{\"content\":\"cut\n\n")
                                .get(0))
                        .outcome())
                .isEqualTo("unreadable");
    }

    private static String choice(int index, String reason) {
        return "data: {\"choices\":[{\"index\":%d,\"delta\":{\"content\":\"a\"},\"finish_reason\":%s}]}\n\n"
                .formatted(index, reason);
    }

    private static List<StreamEvent> ended(String stream) {
        StreamDecoder decoder = ChunkDecoder.of(Samples.streamCall("{}", true));
        decoder.feed(stream.getBytes(UTF_8));
        return decoder.end();
    }

    private static String delta(String members) {
        return "data: {\"choices\":[{\"delta\":{" + members + "}}]}\n\n";
    }

    private static Chunk chunk(String event, boolean usageWanted) {
        return (Chunk) ChunkDecoder.of(Samples.streamCall("{}", usageWanted))
                .feed(event.getBytes(UTF_8))
                .get(0);
    }

    private static List<StreamEvent> decode(String stream) {
        return ChunkDecoder.of(Samples.streamCall("{}", true)).feed(stream.getBytes(UTF_8));
    }

    private static Failure failure(StreamEvent event) {
        return ((Broken) event).failure();
    }

    private static String text(Chunk chunk) {
        return new String(chunk.bytes(), UTF_8);
    }
}
