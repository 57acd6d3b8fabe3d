package io.tollgate.simulator;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.tollgate.simulator.Reply.Ending;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A way to fail: turns the answer that a request would have got into the one it gets. Chunks are events of a stream that
 * carry content; an answer that is not streamed breaks in its middle instead.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Fault.Status.class, name = "status"),
    @JsonSubTypes.Type(value = Fault.HtmlPage.class, name = "html"),
    @JsonSubTypes.Type(value = Fault.EmptyBody.class, name = "empty"),
    @JsonSubTypes.Type(value = Fault.ResetBeforeHeaders.class, name = "reset"),
    @JsonSubTypes.Type(value = Fault.ResetAfter.class, name = "reset_after"),
    @JsonSubTypes.Type(value = Fault.EndAfter.class, name = "end_after"),
    @JsonSubTypes.Type(value = Fault.ErrorEventAfter.class, name = "error_event"),
    @JsonSubTypes.Type(value = Fault.StallBeforeHeaders.class, name = "stall"),
    @JsonSubTypes.Type(value = Fault.StallAfter.class, name = "stall_after"),
})
public sealed interface Fault {

    /** What is sent instead of this answer. */
    Reply applyTo(Reply answer);

    /** An error status with OpenAI's body for it. */
    static Status status(int status) {
        return new Status(status, Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** A 429 that asks to wait this many seconds. */
    static Status rateLimited(int retryAfterSeconds) {
        return new Status(429, Optional.empty(), Optional.empty(), Optional.of(retryAfterSeconds));
    }

    /** A 400 that says the conversation is too long for the model. */
    static Status contextLengthExceeded() {
        return new Status(
                400,
                Optional.of("context_length_exceeded"),
                Optional.of("This model's maximum context length is 8192 tokens. Please reduce the messages."),
                Optional.empty());
    }

    /** An error status; code and message default to what providers say with it. */
    record Status(
            @JsonProperty("status") int status,
            @JsonProperty("code") Optional<String> code,
            @JsonProperty("message") Optional<String> message,
            @JsonProperty("retry_after_s") Optional<Integer> retryAfterSeconds)
            implements Fault {

        public Status {
            if (status < 400 || status > 599) {
                throw new IllegalArgumentException(
                        "fault.status is %d; it must be between 400 and 599".formatted(status));
            }
        }

        @Override
        public Reply applyTo(Reply answer) {
            KnownError known = KnownError.of(status);
            String body = Json.error(message.orElse(known.message()), known.type(), "", code.orElse(known.code()));
            Reply reply = Reply.json(status, body);
            Map<String, String> headers = new HashMap<>(reply.headers());
            retryAfterSeconds.ifPresent(seconds -> headers.put("retry-after", seconds.toString()));
            return new Reply(status, headers, reply.pieces(), Ending.COMPLETE);
        }
    }

    /** What a proxy in front of a provider answers: a page instead of JSON. */
    record HtmlPage(@JsonProperty("status") int status) implements Fault {

        @Override
        public Reply applyTo(Reply answer) {
            String page =
                    "<html>\r\n<head><title>%d</title></head>\r\n<body><center><h1>%d</h1></center></body>\r\n</html>\r\n"
                            .formatted(status, status);
            return Reply.text(status, "text/html", page);
        }
    }

    /** The answer's status and headers, and no body. */
    record EmptyBody() implements Fault {

        @Override
        public Reply applyTo(Reply answer) {
            return answer.withPieces(List.of());
        }
    }

    /** The connection is reset before any header. */
    record ResetBeforeHeaders() implements Fault {

        @Override
        public Reply applyTo(Reply answer) {
            return new Reply(answer.status(), answer.headers(), List.of(), Ending.RESET_BEFORE_HEADERS);
        }
    }

    /** The connection is reset after this many chunks. */
    record ResetAfter(@JsonProperty("chunks") int chunks) implements Fault {

        @Override
        public Reply applyTo(Reply answer) {
            return answer.endingAfter(chunks, Ending.RESET);
        }
    }

    /** The stream ends after this many chunks as if it were whole, without finish reason or [DONE]. */
    record EndAfter(@JsonProperty("chunks") int chunks) implements Fault {

        @Override
        public Reply applyTo(Reply answer) {
            return answer.endingAfter(chunks, Ending.COMPLETE);
        }
    }

    /** After this many chunks comes an error event, and the stream ends; 0: it is the first event of all. */
    record ErrorEventAfter(@JsonProperty("chunks") int chunks) implements Fault {

        private static final byte[] EVENT = ("data: "
                        + Json.error(
                                "The server had an error while processing your request.",
                                "server_error",
                                "",
                                "internal_error")
                        + "\n\n")
                .getBytes(StandardCharsets.UTF_8);

        @Override
        public Reply applyTo(Reply answer) {
            if (!answer.streamed()) {
                return Fault.status(500).applyTo(answer);
            }
            Reply start = answer.endingAfter(chunks, Ending.COMPLETE);
            List<byte[]> pieces = new ArrayList<>(chunks == 0 ? List.of() : start.pieces());
            pieces.add(EVENT);
            return start.withPieces(pieces);
        }
    }

    /** Nothing is ever sent. */
    record StallBeforeHeaders() implements Fault {

        @Override
        public Reply applyTo(Reply answer) {
            return new Reply(answer.status(), answer.headers(), List.of(), Ending.STALL_BEFORE_HEADERS);
        }
    }

    /** After this many chunks nothing more is sent; 0: the first token never comes. */
    record StallAfter(@JsonProperty("chunks") int chunks) implements Fault {

        @Override
        public Reply applyTo(Reply answer) {
            return answer.endingAfter(chunks, Ending.STALL);
        }
    }

    /** Another answer altogether, a recording for instance; from Java only. */
    record Instead(@JsonIgnore Reply reply) implements Fault {

        @Override
        public Reply applyTo(Reply answer) {
            return reply;
        }
    }
}
