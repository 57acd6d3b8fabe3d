package io.tollgate.admin.http;

import java.nio.charset.StandardCharsets;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.reactive.ServerHttpRequest;
import reactor.core.publisher.Mono;

/** Reads a body that is a file of text, whatever it calls itself. */
public final class UploadedText {

    private static final int MEBIBYTE = 1024 * 1024;

    /** What spreadsheets begin a file of UTF-8 with; no part of its text. */
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private UploadedText() {}

    /**
     * The whole file; a {@link Problem} that names the body when there is none, or when it is too large.
     *
     * @param max the most bytes that it may have, in whole MiB
     */
    public static Mono<String> of(ServerHttpRequest request, int max) {
        return DataBufferUtils.join(request.getBody(), max)
                .map(UploadedText::text)
                .onErrorMap(DataBufferLimitException.class, large -> tooLarge(max))
                .switchIfEmpty(Mono.error(() -> Problem.invalid("body", "is empty: send the file")));
    }

    private static String text(DataBuffer buffer) {
        String text = buffer.toString(StandardCharsets.UTF_8);
        DataBufferUtils.release(buffer);
        return text.startsWith(BYTE_ORDER_MARK) ? text.substring(BYTE_ORDER_MARK.length()) : text;
    }

    private static Problem tooLarge(int max) {
        return new Problem(
                HttpStatus.CONTENT_TOO_LARGE, "too_large", "the file has more than " + max / MEBIBYTE + " MiB");
    }
}
