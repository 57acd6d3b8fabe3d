package io.tollgate.api.openai;

import io.tollgate.api.error.GatewayError;
import io.tollgate.api.pipeline.Dialect;
import java.util.Map;

/** Sound has no words but its own bytes. */
final class SoundDialect implements Dialect {

    private static final byte[] NOTHING = {};

    @Override
    public boolean hasEvents() {
        return false;
    }

    @Override
    public byte[] brokenStream(GatewayError error) {
        return NOTHING;
    }

    @Override
    public byte[] waiting() {
        return NOTHING;
    }

    @Override
    public byte[] naming(String provider, byte[] chunk) {
        return chunk;
    }

    @Override
    public String streamType(Map<String, String> upstream) {
        return upstream.getOrDefault("content-type", "application/octet-stream");
    }
}
