package io.tollgate.simulator;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;
import java.util.List;

/** Anthropic's events inside the messages of AWS's event stream, as InvokeModelWithResponseStream has them. */
final class InvokedModel {

    private static final String DATA = "\ndata: ";

    private InvokedModel() {}

    static Reply reply(Reply message) {
        return message.streamed()
                ? EventFrames.stream(
                        message.pieces().stream().map(InvokedModel::chunk).toList())
                : message;
    }

    private static byte[] chunk(byte[] event) {
        String text = new String(event, UTF_8);
        byte[] data = text.substring(text.indexOf(DATA) + DATA.length()).strip().getBytes(UTF_8);
        return EventFrames.event(
                "chunk", "{\"bytes\":\"" + Base64.getEncoder().encodeToString(data) + "\",\"p\":\"abcdefgh\"}");
    }

    /** Those of Anthropic's actions in the clouds that stream. */
    static boolean streams(String action) {
        return List.of("invoke-with-response-stream", "streamRawPredict").contains(action);
    }
}
