package io.tollgate.routing.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UsualJsonTest {

    /** What JSON is made of, and what comes close to it. */
    private static final byte[] TROUBLE = "{}[]\",:\\/ \t\n0123456789-+.eEtrufalsn\u0000\u001F'".getBytes(UTF_8);

    @Property
    void findsExactlyWhatJacksonFinds(@ForAll("objects") String json) {
        byte[] document = json.getBytes(UTF_8);

        JsonMembers usual = new UsualJson(document, 0, document.length).object();

        assertThat(usual == null ? jackson(document) : found(usual)).isEqualTo(jackson(document));
    }

    @Property(tries = 5_000)
    void neverTakesForGoodWhatJacksonTurnsAway(@ForAll("objects") String json, @ForAll long seed) {
        byte[] document = damaged(json.getBytes(UTF_8), new Random(seed));

        JsonMembers usual = new UsualJson(document, 0, document.length).object();

        if (usual != null) {
            assertThat(found(usual)).isEqualTo(jackson(document));
        }
    }

    @Test
    void needsNoHelpWithWhatClientsSend() {
        byte[] document = """
                {"model": "m", "messages": [{"role": "user", "content": "gr\u00fc\u00df \ud83d\ude00 \\n \\u00e9"}],
                 "temperature": 0.70, "n": 1, "stream": false, "stop": null, "seed": -1e+3, "tools": [], "metadata": {}}\
                """.getBytes(UTF_8);

        assertThat(new UsualJson(document, 0, document.length).object()).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"a\":01}",
                "{\"a\":1.}",
                "{\"a\":+1}",
                "{\"a\":.5}",
                "{\"a\":1e}",
                "{\"a\":--1}",
                "{\"a\":NaN}",
                "{\"a\":tru}",
                "{\"a\":truex}",
                "{\"a\":'b'}",
                "{\"a\":\"b}",
                "{\"a\":\"\\x\"}",
                "{\"a\":\"\\u00g0\"}",
                "{\"a\" 1}",
                "{\"a\":1,}",
                "{\"a\":[1,]}",
                "{,}",
                "{\"a\":1} 2",
                "{\"a\":1",
                "[1]",
                "",
                "{\"a\":\"\t\"}",
                "{\"a\":1,\"a\":2}",
                "{a:1}",
                "{\"a\":{\"b\":}}",
                "{\"a\":1 \"b\":2}"
            })
    void leavesToJacksonWhatIsBroken(String json) {
        byte[] document = json.getBytes(UTF_8);

        assertThat(new UsualJson(document, 0, document.length).object()).isNull();
    }

    @Test
    void leavesToJacksonWhatIsNoUtf8() {
        for (int[] broken :
                new int[][] {{0x80}, {0xC0, 0x80}, {0xE0, 0x80, 0x80}, {0xED, 0xA0, 0x80}, {0xF5, 0x80}, {0xE2}}) {
            byte[] document = "{\"a\":\"      \"}".getBytes(UTF_8);
            for (int i = 0; i < broken.length; i++) {
                document[7 + i] = (byte) broken[i];
            }

            assertThat(new UsualJson(document, 0, document.length).object()).isNull();
        }
    }

    @Provide
    Arbitrary<String> objects() {
        return WrittenJson.objects();
    }

    private static List<Object> found(JsonMembers members) {
        List<Object> found = new ArrayList<>(members.all());
        found.add(members.start());
        found.add(members.end());
        return found;
    }

    private static List<Object> jackson(byte[] document) {
        return found(new JsonScan(document, 0, document.length).object());
    }

    private static byte[] damaged(byte[] document, Random random) {
        byte[] damaged = document.clone();
        for (int i = random.nextInt(3); i >= 0 && damaged.length > 0; i--) {
            damaged[random.nextInt(damaged.length)] = TROUBLE[random.nextInt(TROUBLE.length)];
        }
        return damaged;
    }
}
