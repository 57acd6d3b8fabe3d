package io.tollgate.simulator;

import io.netty.handler.codec.http.HttpHeaders;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** The last requests of a provider, bounded in number and in bytes, so that a long run does not fill the memory. */
final class RequestLog {

    private static final int MAX_REQUESTS = 100;
    private static final long MAX_BYTES = 64L << 20;

    private final Deque<Entry> entries = new ArrayDeque<>();
    private long bytes;

    /** Headers are copied only when someone looks. */
    @SuppressWarnings("ArrayRecordComponent") // Never compared.
    private record Entry(String method, String path, HttpHeaders headers, byte[] body) {

        ReceivedRequest received() {
            Map<String, List<String>> byName = new TreeMap<>();
            for (Map.Entry<String, String> header : headers) {
                byName.computeIfAbsent(header.getKey().toLowerCase(Locale.ROOT), name -> new ArrayList<>())
                        .add(header.getValue());
            }
            return new ReceivedRequest(method, path, byName, body);
        }
    }

    synchronized void add(String method, String path, HttpHeaders headers, byte[] body) {
        entries.addLast(new Entry(method, path, headers, body));
        bytes += body.length;
        while (entries.size() > MAX_REQUESTS || (bytes > MAX_BYTES && entries.size() > 1)) {
            bytes -= entries.removeFirst().body().length;
        }
    }

    synchronized List<ReceivedRequest> received() {
        return entries.stream().map(Entry::received).toList();
    }

    synchronized void clear() {
        entries.clear();
        bytes = 0;
    }
}
