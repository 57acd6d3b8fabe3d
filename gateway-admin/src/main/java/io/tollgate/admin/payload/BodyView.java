package io.tollgate.admin.payload;

import io.swagger.v3.oas.annotations.media.Schema;
import io.tollgate.admin.http.ResponseJson;
import io.tollgate.billing.payload.CapturedBody;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/** A body, as text where it is text. */
@ResponseJson
@Schema(name = "PayloadBody")
record BodyView(
        @Schema(example = "application/json", description = "Empty where none was told")
        String contentType,

        @Schema(
                allowableValues = {"text", "base64"},
                description = "How `body` is written")
        String encoding,

        String body,

        @Schema(description = "Of the whole body, in bytes") long size,

        @Schema(description = "Whether it is longer than what is kept: 256 KB")
        boolean truncated) {

    static BodyView of(CapturedBody body) {
        Optional<String> text = text(body);
        return new BodyView(
                body.contentType(),
                text.isPresent() ? "text" : "base64",
                text.orElseGet(() -> Base64.getEncoder().encodeToString(body.bytes())),
                body.size(),
                body.isTruncated());
    }

    /** UTF-8; a character that was cut in two at the end is left out. */
    private static Optional<String> text(CapturedBody body) {
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        CharBuffer text = CharBuffer.allocate(body.bytes().length);
        CoderResult result = decoder.decode(ByteBuffer.wrap(body.bytes()), text, !body.isTruncated());
        return result.isError() ? Optional.empty() : Optional.of(text.flip().toString());
    }
}
