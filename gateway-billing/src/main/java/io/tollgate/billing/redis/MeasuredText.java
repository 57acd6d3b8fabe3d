package io.tollgate.billing.redis;

import io.lettuce.core.codec.StringCodec;
import io.netty.buffer.ByteBuf;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Text as UTF-8, measured before it is written. Redis wants each argument's length before its bytes; Lettuce's own codec
 * only guesses it, so that every argument of every script would be written into a buffer of its own and copied from there.
 *
 * <p>A text is written right after it was measured, so that it is put into bytes once where each connection has a codec of its
 * own; several may share one without harm.
 */
public final class MeasuredText extends StringCodec {

    private Measured last = new Measured("", new byte[0]);

    public MeasuredText() {
        super(StandardCharsets.UTF_8);
    }

    /** The length in bytes. */
    @Override
    public int estimateSize(@Nullable Object text) {
        if (text instanceof String string) {
            Measured measured = Measured.of(string);
            last = measured;
            return measured.bytes.length;
        }
        return 0;
    }

    @Override
    public void encode(@Nullable String text, ByteBuf target) {
        if (text != null) {
            Measured measured = last;
            target.writeBytes((measured.isOf(text) ? measured : Measured.of(text)).bytes);
        }
    }

    @Override
    public boolean isEstimateExact() {
        return true;
    }

    private static final class Measured {

        private final String text;
        private final byte[] bytes;

        private Measured(String text, byte[] bytes) {
            this.text = text;
            this.bytes = bytes;
        }

        /** Even where it is done twice it takes a fraction of what Netty's own way does, which goes character by character. */
        static Measured of(String text) {
            return new Measured(text, text.getBytes(StandardCharsets.UTF_8));
        }

        @SuppressWarnings("ReferenceEquality") // To compare the characters takes as long as to encode them.
        boolean isOf(String other) {
            return text == other;
        }
    }
}
