package io.tollgate.simulator;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Answers speech with bytes that stand for sound, and transcriptions with what every recording says. */
final class AudioAnswers {

    private static final int PIECES = 8;
    private static final int PIECE_BYTES = 1_024;
    private static final int WORDS = 12;
    private static final String FORMAT = "response_format";

    private AudioAnswers() {}

    static Reply speech(Question question) {
        question.inputs("input");
        List<byte[]> pieces = new ArrayList<>();
        for (int i = 0; i < PIECES; i++) {
            byte[] piece = new byte[PIECE_BYTES];
            Arrays.fill(piece, (byte) (0xF0 + i));
            pieces.add(piece);
        }
        String format = question.text(FORMAT).orElse("mp3");
        String type = format.equals("mp3") ? "audio/mpeg" : "audio/" + format;
        return new Reply(200, Map.of("content-type", type), pieces, Reply.Ending.COMPLETE);
    }

    /** @param form a multipart body */
    static Reply transcript(byte[] form) {
        String text = new String(form, StandardCharsets.ISO_8859_1);
        if (!text.contains("name=\"file\"")) {
            throw new InvalidRequestException("file", "Missing required parameter: 'file'");
        }
        if (field(text, "model").isEmpty()) {
            throw new InvalidRequestException("model", "You must provide a 'model' parameter");
        }
        String words = AnswerText.tokens(0, WORDS);
        // Whisper ignores the wish: https://platform.openai.com/docs/api-reference/audio/createTranscription
        if (field(text, "stream").equalsIgnoreCase("true")
                && !field(text, "model").startsWith("whisper")) {
            return Reply.stream(events());
        }
        return field(text, FORMAT).equals("text")
                ? Reply.text(200, "text/plain; charset=utf-8", words + "\n")
                : Reply.json(200, "{\"text\":" + Json.quote(words) + ",\"usage\":" + usage() + "}");
    }

    private static List<byte[]> events() {
        List<byte[]> events = new ArrayList<>();
        for (int i = 0; i < WORDS; i++) {
            events.add(event(
                    "{\"type\":\"transcript.text.delta\",\"delta\":" + Json.quote(AnswerText.tokens(i, i + 1)) + "}"));
        }
        events.add(event("{\"type\":\"transcript.text.done\",\"text\":" + Json.quote(AnswerText.tokens(0, WORDS))
                + ",\"usage\":" + usage() + "}"));
        return events;
    }

    private static String usage() {
        return "{\"type\":\"tokens\",\"input_tokens\":14,\"input_token_details\":{\"text_tokens\":0,\"audio_tokens\":14},"
                + "\"output_tokens\":" + WORDS + ",\"total_tokens\":" + (WORDS + 14) + "}";
    }

    private static byte[] event(String data) {
        return ("data: " + data + "\n\n").getBytes(StandardCharsets.UTF_8);
    }

    /** The value of a form's field; empty where it is absent. */
    static String field(String form, String name) {
        Matcher matcher = Pattern.compile("name=\"" + name + "\"\r\n(?:[^\r\n]+\r\n)*\r\n([^\r]*)")
                .matcher(form);
        return matcher.find() ? matcher.group(1) : "";
    }
}
