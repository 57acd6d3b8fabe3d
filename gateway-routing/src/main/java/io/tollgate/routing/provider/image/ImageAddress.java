package io.tollgate.routing.provider.image;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.tollgate.routing.provider.ImageFormat;
import java.util.Base64;

/**
 * The address of an image in a request, and the value there that the image itself can stand in for.
 *
 * @param field where it is, as its caller wrote it
 * @param start of the value, as an offset in the document
 * @param end after it
 */
public record ImageAddress(String field, String url, int start, int end, Form form) {

    /** What the value is. */
    public enum Form {
        /** A string, which can be a data URL too. */
        URL,
        /** A source of Anthropic's, which can be of the type {@code base64} too. */
        SOURCE
    }

    /** The value with the image itself, in JSON. */
    public byte[] holding(ImageFormat format, byte[] image) {
        String data = new String(Base64.getEncoder().encode(image), ISO_8859_1);
        String value = form == Form.URL
                ? "\"data:" + format.mediaType() + ";base64," + data + "\""
                : "{\"type\":\"base64\",\"media_type\":\"" + format.mediaType() + "\",\"data\":\"" + data + "\"}";
        return value.getBytes(ISO_8859_1);
    }
}
