package io.tollgate.bench;

import io.tollgate.bench.load.AnswerCheck;
import io.tollgate.bench.load.Schedule;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What is asked for, how the simulator answers it, and how much of it is sent at once.
 *
 * @param body the request's JSON for a model of this name ({@code %s})
 * @param simulator what the simulated providers are set to before each measurement
 * @param streamed whether the pieces of an answer are told apart
 */
record Workload(
        String name, String body, AnswerCheck check, Map<String, Integer> simulator, Shape shape, boolean streamed) {

    /** Answers of 1.4 KB, and what is in every whole one of them. */
    private static final AnswerCheck WHOLE_ANSWER =
            AnswerCheck.containing("\"finish_reason\":\"stop\"", "At dusk the book", "\"completion_tokens\":180");

    private static final AnswerCheck WHOLE_STREAM =
            AnswerCheck.containing("\"finish_reason\":\"stop\"", "\"completion_tokens\":180", "data: [DONE]\n\n");
    private static final int CHUNKS = 50;
    private static final int PACE_MILLIS = 10;

    private static final String QUESTION = "How does a keeper know that no cart has passed unpaid? ";
    private static final String CHAT = """
            {"model":"%%s","max_tokens":256,"temperature":0.7%s,"messages":[\
            {"role":"system","content":"You answer questions about bridges and tolls. Be brief and exact."},\
            {"role":"user","content":"%s"}]}""";
    private static final String USAGE_WANTED = ",\"stream\":true,\"stream_options\":{\"include_usage\":true}";

    /** A chat of 0.2 KB answered at once, with each of these shapes. */
    static List<Workload> chats(List<Shape> shapes) {
        List<Workload> chats = new ArrayList<>();
        shapes.forEach(shape -> chats.add(chat("0.2 KB", 1, shape)));
        return chats;
    }

    /** Longer prompts: 10 KB and 100 KB. */
    static List<Workload> prompts(int connections) {
        Shape shape = Shape.closed(connections);
        return List.of(chat("10 KB", 180, shape), chat("100 KB", 1_860, shape));
    }

    /** Streams of 50 chunks: as fast as they come, and one chunk each 10 ms, at half a second a stream. */
    static List<Workload> streams(int connections, int rate) {
        List<Workload> streams = new ArrayList<>();
        streams.add(stream("stream", 0, Shape.closed(connections)));
        if (rate > 0) {
            streams.add(stream("paced stream", PACE_MILLIS, Shape.open(rate)));
        }
        return streams;
    }

    private static Workload chat(String name, int questions, Shape shape) {
        return new Workload(
                name,
                CHAT.formatted("", QUESTION.repeat(questions)),
                WHOLE_ANSWER,
                Map.of("latency_ms", 0),
                shape,
                false);
    }

    private static Workload stream(String name, int pace, Shape shape) {
        return new Workload(
                name,
                CHAT.formatted(USAGE_WANTED, QUESTION),
                WHOLE_STREAM,
                Map.of("chunks", CHUNKS, "chunk_delay_ms", pace),
                shape,
                true);
    }

    String title() {
        return name + ", " + shape.title();
    }

    boolean closedStream() {
        return streamed && shape.rate() == 0;
    }

    Schedule schedule(Duration duration) {
        return shape.schedule(duration);
    }

    int connections() {
        return shape.connections();
    }
}
