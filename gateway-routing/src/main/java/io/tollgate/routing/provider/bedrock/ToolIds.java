package io.tollgate.routing.provider.bedrock;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import java.util.zip.CRC32;

/** Ids of calls as Bedrock takes them, whoever made them; the same id is always the same. */
final class ToolIds {

    private static final Pattern NOT_IN_IDS = Pattern.compile("[^a-zA-Z0-9_-]");
    private static final Pattern OF_MISTRAL = Pattern.compile("[a-zA-Z0-9]{9}");
    private static final int MOST = 64;

    private ToolIds() {}

    static String plain(String id) {
        String tidy = NOT_IN_IDS.matcher(id).replaceAll("_");
        return tidy.length() <= MOST ? tidy : tidy.substring(0, MOST - 8) + checksum(id);
    }

    /** Mistral's models take nine letters and digits, and nothing else. */
    static String ofMistral(String id) {
        return OF_MISTRAL.matcher(id).matches() ? id : "t" + checksum(id);
    }

    private static String checksum(String id) {
        CRC32 sum = new CRC32();
        sum.update(id.getBytes(StandardCharsets.UTF_8));
        return String.format("%08x", sum.getValue());
    }
}
