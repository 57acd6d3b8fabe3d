package io.tollgate.routing.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Random;
import java.util.function.Supplier;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

class LargeTreeTest {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();
    private static final byte[] TROUBLE = "{}[]\",:\\/u \t\n0129-+.eEtf'".getBytes(UTF_8);
    private static final int SIZE = 10 * 1024 * 1024;

    @Property
    void isTheTreeThatJacksonReads(@ForAll("objects") String json) {
        byte[] document = json.getBytes(UTF_8);

        assertThat(tree(document)).isEqualTo(jackson(document));
    }

    @Property(tries = 5_000)
    void isNothingWhereJacksonReadsNothing(@ForAll("objects") String json, @ForAll long seed) {
        byte[] document = damaged(json.getBytes(UTF_8), new Random(seed));

        assertThat(tree(document)).isEqualTo(jackson(document));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\\ud83d\\ude00",
                "\\ud83d",
                "\\ude00",
                "\\ud83dx",
                "\\ud83d\\n",
                "\\u00e9\\u4e2d",
                "\\\\\\\"\\/\\b\\f\\n\\r\\t",
                "\\x",
                "\\u12",
                "\\u12g4",
                "日本\\n😀"
            })
    void decodesEscapesAsJacksonDoes(String text) {
        byte[] document = "{\"text\":\"before %s after\"}".formatted(text).getBytes(UTF_8);

        assertThat(tree(document)).isEqualTo(jackson(document));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"", "\"\\", "\"\\u", "\"\\u00", "\"a\\\"", "{\"a\":\"b\\"})
    void isNothingWhereATextHasNoEnd(String json) {
        assertThatThrownBy(() -> new LargeTree(MAPPER, json.getBytes(UTF_8), 0, json.length(), 0).read())
                .isInstanceOf(JacksonException.class);
    }

    @Test
    void takesALongTextOnceAndWritesItOnce() {
        byte[] document =
                ("{\"image\":\"" + "a".repeat(SIZE) + "\",\"text\":\"" + "b\\n".repeat(100) + "\"}").getBytes(UTF_8);
        Json.bytes(Json.read(document));
        long[] allocated = new long[1];

        JsonNode tree = counted(() -> Json.read(document), allocated);
        assertThat(allocated[0]).as("read").isLessThan(SIZE * 11L / 10);
        byte[] written = counted(() -> Json.bytes(tree), allocated);
        assertThat(allocated[0]).as("written").isLessThan(SIZE * 11L / 10);
        assertThat(written).isEqualTo(document);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, LargeTree.LARGE})
    void isNothingWhereANumberIsBeyondAllNumbers(int length) {
        byte[] document = "{\"n\":12e99999999999999999999,\"text\":\"%s\"}"
                .formatted("a".repeat(length))
                .getBytes(UTF_8);

        assertThat(Json.read(document).isMissingNode()).isTrue();
    }

    @Provide
    Arbitrary<String> objects() {
        return WrittenJson.objects();
    }

    private static JsonNode tree(byte[] document) {
        return orNothing(() -> new LargeTree(MAPPER, document, 0, document.length, 0).read());
    }

    private static JsonNode jackson(byte[] document) {
        return orNothing(() -> MAPPER.readTree(document));
    }

    private static JsonNode orNothing(Supplier<JsonNode> read) {
        try {
            return read.get();
        } catch (JacksonException | NumberFormatException broken) {
            return MissingNode.getInstance();
        }
    }

    private static byte[] damaged(byte[] document, Random random) {
        byte[] damaged = document.clone();
        for (int i = random.nextInt(3); i >= 0; i--) {
            damaged[random.nextInt(damaged.length)] = TROUBLE[random.nextInt(TROUBLE.length)];
        }
        return damaged;
    }

    private static <T> T counted(Supplier<T> work, long[] allocated) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        T done = work.get();
        allocated[0] = threads.getCurrentThreadAllocatedBytes() - before;
        return done;
    }
}
