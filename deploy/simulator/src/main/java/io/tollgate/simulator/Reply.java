package io.tollgate.simulator;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What a provider sends back: status, headers, the body in the pieces it is written in, and how the exchange ends. */
public record Reply(int status, Map<String, String> headers, List<byte[]> pieces, Ending ending) {

    /** How an exchange ends once its pieces were written. */
    public enum Ending {
        COMPLETE,
        /** The connection is reset, headers and pieces having been sent. */
        RESET,
        /** The connection is reset before anything was sent. */
        RESET_BEFORE_HEADERS,
        /** Nothing more comes, and the connection stays open until the client gives up. */
        STALL,
        /** Not even headers come, and the connection stays open until the client gives up. */
        STALL_BEFORE_HEADERS
    }

    private static final String CONTENT_TYPE = "content-type";

    public Reply {
        headers = Map.copyOf(headers);
        pieces = List.copyOf(pieces);
    }

    /** A complete JSON answer. */
    public static Reply json(int status, String body) {
        return text(status, "application/json", body);
    }

    /** A complete answer of this content type. */
    public static Reply text(int status, String contentType, String body) {
        return new Reply(
                status,
                Map.of(CONTENT_TYPE, contentType),
                List.of(body.getBytes(StandardCharsets.UTF_8)),
                Ending.COMPLETE);
    }

    /** A complete stream of these events, each with its own line ends: a recording, for instance. */
    public static Reply stream(List<byte[]> events) {
        return new Reply(200, Map.of(CONTENT_TYPE, "text/event-stream; charset=utf-8"), events, Ending.COMPLETE);
    }

    boolean streamed() {
        return isEvents() || contentType().equals(EventFrames.CONTENT_TYPE) || pieces.size() > 1;
    }

    private boolean isEvents() {
        return contentType().startsWith("text/event-stream");
    }

    private String contentType() {
        return headers.getOrDefault(CONTENT_TYPE, "");
    }

    /** The same, ending like this after the first pieces; a body of one piece is cut in its middle. */
    Reply endingAfter(int count, Ending how) {
        if (streamed()) {
            return new Reply(status, headers, pieces.subList(0, Math.min(count, pieces.size())), how);
        }
        byte[] whole = join();
        return new Reply(status, headers, List.of(Arrays.copyOf(whole, whole.length / 2)), how);
    }

    /** The same, with these headers too. */
    Reply with(Map<String, String> more) {
        Map<String, String> all = new HashMap<>(headers);
        all.putAll(more);
        return new Reply(status, all, pieces, ending);
    }

    Reply withPieces(List<byte[]> newPieces) {
        return new Reply(status, headers, newPieces, ending);
    }

    /** A stream of text with CRLF line ends; other answers stay as they are. */
    Reply withCrlf() {
        return isEvents() ? withPieces(pieces.stream().map(Reply::crlf).toList()) : this;
    }

    /** A stream cut into writes of this many bytes, across its events; other answers stay as they are. */
    Reply split(int size) {
        if (!streamed()) {
            return this;
        }
        byte[] text = join();
        List<byte[]> parts = new ArrayList<>();
        for (int from = 0; from < text.length; from += size) {
            parts.add(Arrays.copyOfRange(text, from, Math.min(text.length, from + size)));
        }
        return withPieces(parts);
    }

    private static byte[] crlf(byte[] text) {
        return new String(text, StandardCharsets.ISO_8859_1)
                .replace("\n", "\r\n")
                .getBytes(StandardCharsets.ISO_8859_1);
    }

    private byte[] join() {
        int length = pieces.stream().mapToInt(piece -> piece.length).sum();
        byte[] whole = new byte[length];
        int at = 0;
        for (byte[] piece : pieces) {
            System.arraycopy(piece, 0, whole, at, piece.length);
            at += piece.length;
        }
        return whole;
    }
}
