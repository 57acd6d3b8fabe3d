package io.tollgate.routing.provider.eventstream;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.routing.provider.StreamDecoder;
import io.tollgate.routing.provider.StreamEvent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** Messages come out as they went in, however the bytes are cut. */
class FrameDecodingTest {

    private static final byte[] PAYLOAD = "{\"text\":\"güte Reise 🐎\"}".getBytes(UTF_8);

    private final List<String> seen = new ArrayList<>();
    private final StreamDecoder decoder = new FrameDecoding(this::note);

    private void note(Frame frame, List<StreamEvent> into) {
        seen.add(frame.name() + frame.json());
        into.add(new StreamEvent.Chunk(new byte[0], 1, Optional.empty(), Optional.empty()));
    }

    @Property(tries = 200)
    void findsAMessageWhereverItIsCut(@ForAll @IntRange(min = 1, max = 60) int size) {
        byte[] two = two();
        List<String> found = new ArrayList<>();
        StreamDecoder cut = new FrameDecoding((frame, into) -> found.add(frame.name() + frame.json()));

        for (int from = 0; from < two.length; from += size) {
            cut.feed(Arrays.copyOfRange(two, from, Math.min(two.length, from + size)));
        }

        assertThat(found).containsExactly("one{\"text\":\"güte Reise 🐎\"}", "two{\"text\":\"güte Reise 🐎\"}");
    }

    @Test
    void readsAMessageOfMoreThanAMegabyte() {
        byte[] large = ("{\"text\":\"" + "x".repeat(1_200_000) + "\"}").getBytes(UTF_8);

        decoder.feed(Frames.message("event", "large", large));

        assertThat(seen).hasSize(1);
        assertThat(seen.get(0)).hasSizeGreaterThan(1_200_000);
    }

    @Test
    void takesAWrongChecksumForAFailureAndNotForText() {
        byte[] bytes = Frames.message("event", "one", PAYLOAD);
        bytes[bytes.length - 10]++;

        List<StreamEvent> events = decoder.feed(bytes);

        assertThat(events).singleElement().isInstanceOf(StreamEvent.Broken.class);
        assertThat(seen).isEmpty();
        assertThat(decoder.feed(two())).isEmpty();
        assertThat(decoder.end()).isEmpty();
    }

    @Test
    void doesNotWaitForAMessageThatNobodyWouldSend() {
        List<StreamEvent> events = decoder.feed(new byte[] {0x7f, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0});

        assertThat(events).singleElement().isInstanceOf(StreamEvent.Broken.class);
    }

    @Test
    void doesNotTakeHalfAMessageForAnEnd() {
        byte[] two = two();
        decoder.feed(Arrays.copyOf(two, two.length - 3));

        assertThat(decoder.end()).singleElement().isInstanceOf(StreamEvent.Broken.class);
    }

    private static byte[] two() {
        byte[] one = Frames.message("event", "one", PAYLOAD);
        byte[] both = Arrays.copyOf(one, 2 * one.length);
        System.arraycopy(Frames.message("event", "two", PAYLOAD), 0, both, one.length, one.length);
        return both;
    }
}
