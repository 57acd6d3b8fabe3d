package io.tollgate.routing.provider.openai;

import io.tollgate.routing.provider.StreamDecoder;
import io.tollgate.routing.provider.StreamEvent;
import java.util.List;
import java.util.Optional;

/** A stream without events, such as sound: every byte is content, and its end is the connection's. */
final class BytesDecoder implements StreamDecoder {

    private static final byte[] NOTHING = {};

    @Override
    public List<StreamEvent> feed(byte[] bytes) {
        return bytes.length == 0
                ? List.of()
                : List.of(new StreamEvent.Chunk(bytes, bytes.length, Optional.empty(), Optional.empty()));
    }

    @Override
    public List<StreamEvent> end() {
        return List.of(new StreamEvent.Done(NOTHING));
    }
}
