package io.tollgate.routing.provider.bedrock;

import io.tollgate.routing.provider.ImageFormat;
import io.tollgate.routing.provider.InlineImages;
import io.tollgate.routing.provider.chat.ChatPart.Media;
import io.tollgate.routing.provider.chat.Concessions;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Bedrock's names of what content is.
 *
 * @see <a href="https://docs.aws.amazon.com/bedrock/latest/APIReference/API_runtime_DocumentBlock.html">DocumentBlock</a>
 */
final class MediaFormat {

    /**
     * Each of 3.75 MB at most.
     *
     * @see <a href="https://docs.aws.amazon.com/bedrock/latest/APIReference/API_runtime_Message.html">Message</a>
     */
    static final InlineImages IMAGES_TAKEN = new InlineImages(EnumSet.allOf(ImageFormat.class), 3_932_160);

    private static final Map<String, String> IMAGES =
            Map.of("image/jpeg", "jpeg", "image/png", "png", "image/gif", "gif", "image/webp", "webp");

    private static final Map<String, String> DOCUMENTS = Map.of(
            "application/pdf", "pdf",
            "text/csv", "csv",
            "application/msword", "doc",
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document", "docx",
            "application/vnd.ms-excel", "xls",
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "xlsx",
            "text/html", "html",
            "text/plain", "txt",
            "text/markdown", "md");

    private MediaFormat() {}

    static String image(Media part, Concessions concessions) {
        return of(IMAGES, part, concessions, "images");
    }

    static String document(Media part, Concessions concessions) {
        return of(DOCUMENTS, part, concessions, "documents");
    }

    /** As the caller names it: which formats a model hears is its own business. */
    static String sound(Media part) {
        return part.type().substring("audio/".length());
    }

    private static String of(Map<String, String> formats, Media part, Concessions concessions, String kind) {
        return Optional.ofNullable(formats.get(part.type()))
                .orElseThrow(() -> concessions.refusal(
                        part.field(),
                        "it is '" + part.type() + "', and " + kind + " are " + new TreeSet<>(formats.values())));
    }
}
