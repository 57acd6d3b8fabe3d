package io.tollgate.routing.json;

import java.io.OutputStream;
import java.util.Arrays;

/** Takes a document that is written; of a large one it only learns the length, so that it can be written once more into its place. */
final class JsonOutput extends OutputStream {

    private static final int MOST_KEPT = 256 * 1024;

    private byte[] bytes;
    private final int most;
    private int length;

    private JsonOutput(int size, int most) {
        this.bytes = new byte[size];
        this.most = most;
    }

    /** Of which nothing is known. */
    static JsonOutput ofAnySize() {
        return new JsonOutput(0, MOST_KEPT);
    }

    /** Of which the length is known. */
    static JsonOutput ofSize(int length) {
        return new JsonOutput(length, length);
    }

    int length() {
        return length;
    }

    /** Whether all that was written is there. */
    boolean isWhole() {
        return length <= most;
    }

    byte[] bytes() {
        return bytes.length == length ? bytes : Arrays.copyOf(bytes, length);
    }

    @Override
    public void write(int written) {
        write(new byte[] {(byte) written}, 0, 1);
    }

    @Override
    public void write(byte[] written, int offset, int count) {
        int needed = Math.addExact(length, count);
        if (needed <= most) {
            if (needed > bytes.length) {
                bytes = Arrays.copyOf(bytes, Math.max(needed, 2 * bytes.length));
            }
            System.arraycopy(written, offset, bytes, length, count);
        }
        length = needed;
    }
}
