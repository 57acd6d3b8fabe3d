package io.tollgate.routing.provider.sse;

import java.nio.charset.StandardCharsets;

/**
 * One server-sent event that has data.
 *
 * @param name of the event; empty where it has none
 * @param bytes the event as it came, with the empty line that ends it. Only data of several lines is put on one, with spaces
 *     for the line ends: the data is JSON, which does not tell them apart.
 * @param dataStart offset of the data in the bytes
 * @param dataEnd offset after the data
 */
public record SseEvent(String name, byte[] bytes, int dataStart, int dataEnd) {

    public boolean isData(String expected) {
        return dataEnd - dataStart == expected.length() && expected.equals(data());
    }

    public String data() {
        return new String(bytes, dataStart, dataEnd - dataStart, StandardCharsets.UTF_8);
    }
}
