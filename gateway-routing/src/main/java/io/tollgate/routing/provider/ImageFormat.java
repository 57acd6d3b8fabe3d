package io.tollgate.routing.provider;

import java.util.Arrays;
import java.util.Optional;

/** What an image's bytes can be, told by how they begin: what a server calls them proves nothing. */
public enum ImageFormat {
    JPEG("image/jpeg", "\u00FF\u00D8\u00FF", 0, ""),
    PNG("image/png", "\u0089PNG\r\n\u001A\n", 0, ""),
    GIF("image/gif", "GIF8", 0, ""),
    WEBP("image/webp", "RIFF", 8, "WEBP");

    private final String mediaType;
    private final String beginning;
    private final int second;
    private final String more;

    ImageFormat(String mediaType, String beginning, int second, String more) {
        this.mediaType = mediaType;
        this.beginning = beginning;
        this.second = second;
        this.more = more;
    }

    /** Such as {@code image/png}. */
    public String mediaType() {
        return mediaType;
    }

    /** What these bytes are; empty where they are nothing that is known here. */
    public static Optional<ImageFormat> of(byte[] bytes) {
        return Arrays.stream(values()).filter(format -> format.fits(bytes)).findFirst();
    }

    private boolean fits(byte[] bytes) {
        return has(bytes, 0, beginning) && has(bytes, second, more);
    }

    private static boolean has(byte[] bytes, int from, String expected) {
        if (bytes.length < from + expected.length()) {
            return false;
        }
        for (int i = 0; i < expected.length(); i++) {
            if ((bytes[from + i] & 0xFF) != expected.charAt(i)) {
                return false;
            }
        }
        return true;
    }
}
