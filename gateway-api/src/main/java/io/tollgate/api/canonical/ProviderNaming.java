package io.tollgate.api.canonical;

import io.tollgate.routing.json.JsonMembers;
import io.tollgate.routing.json.JsonSplice;
import io.tollgate.routing.provider.sse.SseEvent;
import io.tollgate.routing.provider.sse.SseSplitter;
import java.io.ByteArrayOutputStream;
import java.util.Set;

/** Puts the provider's slug into a stream's last events, for callers whose headers were sent before it was known. */
public final class ProviderNaming {

    private ProviderNaming() {}

    /** The bytes of whole events, with {@code provider} in those of these names. */
    public static byte[] in(byte[] events, Set<String> names, String provider) {
        ByteArrayOutputStream named = new ByteArrayOutputStream(events.length + 64);
        for (SseEvent event : new SseSplitter(Math.max(1, events.length)).feed(events)) {
            named.writeBytes(names.contains(event.name()) ? named(event, provider) : event.bytes());
        }
        return named.toByteArray();
    }

    private static byte[] named(SseEvent event, String provider) {
        JsonMembers data = JsonMembers.read(event.bytes(), event.dataStart(), event.dataEnd());
        return JsonSplice.of(data).set("provider", JsonSplice.quoted(provider)).apply();
    }
}
