package io.tollgate.routing.provider.gemini;

import io.tollgate.routing.provider.chat.ChatPart.Media;
import java.util.Locale;
import java.util.Map;

/** Tells what is at an address by the end of its name, because Gemini wants to know before it fetches. */
final class MediaType {

    private static final Map<String, String> BY_ENDING = Map.of(
            "png", "image/png",
            "webp", "image/webp",
            "gif", "image/gif",
            "heic", "image/heic",
            "pdf", "application/pdf",
            "txt", "text/plain",
            "mp4", "video/mp4",
            "mp3", "audio/mp3",
            "wav", "audio/wav");

    private MediaType() {}

    static String of(Media media) {
        String path = media.url().split("[?#]", 2)[0];
        String ending = path.substring(path.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        return BY_ENDING.getOrDefault(ending, media.kind() == Media.Kind.DOCUMENT ? "application/pdf" : "image/jpeg");
    }
}
