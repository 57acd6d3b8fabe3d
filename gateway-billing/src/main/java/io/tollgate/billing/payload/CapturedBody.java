package io.tollgate.billing.payload;

/**
 * A body as far as it was kept.
 *
 * @param contentType as it was declared; empty where it was not
 * @param size of the whole body in bytes
 * @param bytes its beginning; for nobody else to change
 */
@SuppressWarnings("ArrayRecordComponent")
public record CapturedBody(String contentType, long size, byte[] bytes) {

    /** So much of a body is kept, in bytes. */
    public static final int MOST = 256 * 1024;

    public boolean isTruncated() {
        return size > bytes.length;
    }

    /** The body is somebody's text: it is not shown. */
    @Override
    public String toString() {
        return "CapturedBody[" + contentType + ", " + size + " bytes]";
    }
}
