package io.tollgate.billing.redis;

import static org.assertj.core.api.Assertions.assertThat;

import io.lettuce.core.RedisClient;
import io.lettuce.core.ScriptOutputType;
import io.lettuce.core.api.sync.RedisCommands;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.tollgate.testkit.TestServers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class MeasuredTextTest {

    /** Halves of surrogate pairs too, which are no characters: a length that is wrong by one byte breaks the connection. */
    @Property
    void saysTheLengthThatItWrites(@ForAll String text) {
        MeasuredText codec = new MeasuredText();
        ByteBuf written = Unpooled.buffer();

        int length = codec.estimateSize(text);
        codec.encodeValue(text, written);

        assertThat(length).isEqualTo(written.readableBytes());
        assertThat(written.toString(StandardCharsets.UTF_8))
                .isEqualTo(new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8));
    }

    @Example
    void writesATextThatWasNotTheLastToBeMeasured() {
        MeasuredText codec = new MeasuredText();
        ByteBuf written = Unpooled.buffer();

        codec.estimateSize("one");
        codec.estimateSize("another");
        codec.encodeValue("one", written);

        assertThat(written.toString(StandardCharsets.UTF_8)).isEqualTo("one");
    }

    @Example
    void redisReadsEveryArgumentWhole() {
        try (RedisClient client = RedisClient.create(TestServers.redisUrl())) {
            RedisCommands<String, String> redis =
                    client.connect(new MeasuredText()).sync();
            String[] texts = {"", "plain", "größer", "橋の料金", "🌉 over", "half \ud83c of a pair", "x".repeat(70_000)};

            List<String> back = redis.eval("return ARGV", ScriptOutputType.MULTI, new String[] {"schlüssel"}, texts);

            assertThat(back)
                    .containsExactly("", "plain", "größer", "橋の料金", "🌉 over", "half ? of a pair", "x".repeat(70_000));
        }
    }
}
