package io.tollgate.routing.tokens;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.knuddels.jtokkit.Encodings;
import com.knuddels.jtokkit.api.Encoding;
import com.knuddels.jtokkit.api.EncodingType;
import io.tollgate.billing.price.TokenUsage;
import io.tollgate.billing.price.Unit;
import io.tollgate.billing.price.Units;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class TokenLengthsTest {

    private static final Encoding TOKENIZER =
            Encodings.newLazyEncodingRegistry().getEncoding(EncodingType.O200K_BASE);

    private static final String EARLIER = """
            The harbour was built for ships that no longer come. Its cranes stand over empty quays, and the sheds behind
            them have been let to a brewery, a climbing hall and a maker of violins. In summer the town holds a market
            there; in winter the wind has it to itself. Those who worked the docks meet on Thursdays and tell each other
            which vessel lay where, and what she carried.
            """;

    private static final String KNOWN = """
            A bicycle with a loose chain is easily mended: turn it over, slacken the two nuts of the rear wheel, pull the
            wheel back until the chain gives by about a centimetre, and tighten both nuts again, a little on each side
            in turn, so that the wheel stays straight between the stays.
            """;

    private static final String CHINESE_EARLIER = "这座港口早已没有船只来往，码头上的起重机静静地立着，仓库租给了酿酒厂和琴师。夏天镇上在这里办集市，冬天只有风。";
    private static final String CHINESE = "自行车链条松了很容易修好：把车翻过来，松开后轮的两个螺母，把轮子向后拉，直到链条只松动一厘米左右，再拧紧螺母。";

    private final TokenLengths lengths = new TokenLengths();

    @Test
    void countsAnAnswerWithinAFewTokensOfTheTokenizer() {
        report("gpt-4o", EARLIER);

        assertThat(lengths.answer("gpt-4o", bytes(KNOWN))).isCloseTo(tokens(KNOWN), within(5L));
    }

    @Test
    void countsEachModelByItsOwnTokens() {
        report("qwen", CHINESE_EARLIER);

        assertThat(lengths.answer("qwen", bytes(CHINESE))).isCloseTo(tokens(CHINESE), within(5L));
        assertThat(lengths.answer("gpt-4o", 400)).isEqualTo(100);
    }

    @Test
    void followsAModelWhoseAnswersChange() {
        lengths.learn("m", 0, 6_000_000, TokenUsage.of(0, 1_000_000));
        lengths.learn("m", 0, 600_000, TokenUsage.of(0, 300_000));

        assertThat(lengths.answer("m", 600)).isBetween(200L, 300L);
    }

    @Test
    void learnsNothingFromWhatIsNoText() {
        lengths.learn("m", 3_000_000, 2_000, new TokenUsage(1_000, 0, 0, 0, 2_000, 1_900));
        lengths.learn("m", 3_000, 3_000, TokenUsage.of(3_000, 3_000).with(Units.of(Unit.IMAGE_INPUT, 5)));
        lengths.learn("m", 10, 10, TokenUsage.of(1_000, 1_000));
        lengths.learn("m", 10, 10, TokenUsage.NONE);

        assertThat(lengths.prompt("m", 400)).isEqualTo(100);
        assertThat(lengths.answer("m", 400)).isEqualTo(100);
    }

    @Test
    void countsACachedPromptWhole() {
        lengths.learn("m", 200_000, 0, new TokenUsage(10_000, 80_000, 10_000, 0, 0, 0));

        assertThat(lengths.prompt("m", 400)).isEqualTo(200);
    }

    private void report(String model, String answer) {
        for (int i = 0; i < 5; i++) {
            lengths.learn(model, 0, bytes(answer), TokenUsage.of(0, tokens(answer)));
        }
    }

    private static long bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    private static long tokens(String text) {
        return TOKENIZER.countTokensOrdinary(text);
    }
}
