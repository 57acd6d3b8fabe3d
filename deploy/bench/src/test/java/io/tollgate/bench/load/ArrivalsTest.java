package io.tollgate.bench.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.DefaultHttpContent;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ArrivalsTest {

    private static final String ROLE =
            "data: {\"choices\":[{\"delta\":{\"role\":\"assistant\",\"content\":\"\"}}]}\n\n";
    private static final String TEXT = "data: {\"choices\":[{\"delta\":{\"content\":\"Hi\"}}]}\n\n";

    private final Arrivals arrivals = new Arrivals(nanos -> {});
    private final EmbeddedChannel channel = new EmbeddedChannel(arrivals);

    @Test
    void beginWithTheFirstTokenNotWithTheRole() {
        come(ROLE);
        long role = arrivals.first();

        come(TEXT);
        long text = arrivals.first();
        come(TEXT);

        assertThat(text).isGreaterThan(role);
        assertThat(arrivals.first()).isEqualTo(text);
        assertThat(arrivals.pieces()).isEqualTo(3);
    }

    @Test
    void findTheTokenBehindTheRole() {
        come(ROLE + TEXT);
        long first = arrivals.first();

        come(TEXT);

        assertThat(arrivals.first()).isEqualTo(first);
    }

    private void come(String piece) {
        channel.writeInbound(new DefaultHttpContent(Unpooled.copiedBuffer(piece, StandardCharsets.UTF_8)));
    }
}
