package io.tollgate.routing.provider.bedrock;

import io.tollgate.billing.price.TokenUsage;
import io.tollgate.routing.json.Json;
import io.tollgate.routing.json.JsonMembers;
import io.tollgate.routing.provider.ProviderCall;
import io.tollgate.routing.provider.StreamEvent;
import io.tollgate.routing.provider.StreamEvent.Broken;
import io.tollgate.routing.provider.chat.ChatChunks;
import io.tollgate.routing.provider.chat.JsonTool;
import io.tollgate.routing.provider.eventstream.Frame;
import io.tollgate.routing.provider.eventstream.FrameDecoding.FrameReader;
import io.tollgate.routing.provider.usage.BedrockUsage;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/**
 * Reads a streamed answer as a stream of a chat completion.
 *
 * @see <a href="https://docs.aws.amazon.com/bedrock/latest/APIReference/API_runtime_ConverseStream.html">ConverseStream</a>
 */
final class AnswerStream implements FrameReader {

    private final ChatChunks chunks;
    private final boolean jsonTool;
    private OpenBlock open = OpenBlock.OTHER;
    private Optional<TokenUsage> counted = Optional.empty();
    private boolean told;
    private boolean stopped;
    private boolean answered;

    /** What the block is that the stream is in the middle of. */
    private enum OpenBlock {
        OTHER,
        /** A tool is called, and nothing of its input has come. */
        TOOL,
        TOOL_WITH_INPUT,
        /** The input of the tool that answers. */
        ANSWER
    }

    /** @param jsonTool whether the answer is that tool's input */
    AnswerStream(ProviderCall call, boolean jsonTool, String id, Instant now) {
        this.chunks = new ChatChunks(call, id, now.getEpochSecond());
        this.jsonTool = jsonTool;
    }

    @Override
    public void read(Frame frame, List<StreamEvent> into) {
        if (frame.isFailure()) {
            into.add(new Broken(ErrorReader.inBand(frame)));
            return;
        }
        JsonNode data = frame.json();
        if (data.isMissingNode()) {
            // Says where it is broken.
            JsonMembers.read(frame.payload());
            return;
        }
        switch (frame.name()) {
            case "messageStart" -> into.add(chunks.begin(Optional.empty()));
            case "contentBlockStart" -> start(data.path("start").path("toolUse"), into);
            case "contentBlockDelta" -> delta(data.path("delta"), into);
            case "contentBlockStop" -> stop(into);
            case "messageStop" -> finish(data, into);
            case "metadata" -> count(data, into);
            // What nobody knows yet.
            default -> {}
        }
    }

    /** Only calls of tools are sure to have a beginning. */
    private void start(JsonNode call, List<StreamEvent> into) {
        if (!call.isObject()) {
            open = OpenBlock.OTHER;
        } else if (jsonTool && Json.string(call, "name").equals(JsonTool.NAME)) {
            open = OpenBlock.ANSWER;
        } else {
            open = OpenBlock.TOOL;
            into.add(chunks.toolCall(Json.string(call, "toolUseId"), Json.string(call, "name"), Json.missing()));
        }
    }

    private void delta(JsonNode delta, List<StreamEvent> into) {
        // What a model says before it calls the tool that answers is no part of the answer.
        if (!jsonTool) {
            add(Json.string(delta, "text"), into, chunks::text);
        }
        JsonNode reasoning = delta.path("reasoningContent");
        add(Json.string(reasoning, "text"), into, chunks::reasoning);
        add(Json.string(reasoning, "signature"), into, chunks::signature);
        add(Json.string(reasoning, "redactedContent"), into, chunks::encryptedReasoning);
        input(Json.string(delta.path("toolUse"), "input"), into);
    }

    private void input(String part, List<StreamEvent> into) {
        if (part.isEmpty()) {
            return;
        }
        if (open == OpenBlock.ANSWER) {
            answered = true;
            into.add(chunks.text(part));
        } else if (open != OpenBlock.OTHER) {
            open = OpenBlock.TOOL_WITH_INPUT;
            into.add(chunks.arguments(part));
        }
    }

    /** A tool without input is called with an empty object. */
    private void stop(List<StreamEvent> into) {
        if (open == OpenBlock.TOOL) {
            into.add(chunks.arguments("{}"));
        }
        open = OpenBlock.OTHER;
    }

    private void finish(JsonNode data, List<StreamEvent> into) {
        stopped = true;
        String finish = StopReason.of(Json.string(data, "stopReason"));
        into.add(chunks.finish(answered && finish.equals("tool_calls") && !chunks.hasCalls() ? "stop" : finish));
        if (told) {
            complete(into);
        }
    }

    /** Comes after the end as a rule, but before it is as good. */
    private void count(JsonNode data, List<StreamEvent> into) {
        told = true;
        counted = BedrockUsage.read(
                data.path("usage"), data.path("serviceTier").path("type").asStringOpt());
        if (stopped) {
            complete(into);
        }
    }

    @Override
    public void end(List<StreamEvent> into) {
        if (stopped) {
            complete(into);
        }
    }

    private void complete(List<StreamEvent> into) {
        counted.map(chunks::usage).ifPresent(into::add);
        into.add(chunks.done());
    }

    private static void add(String part, List<StreamEvent> into, Function<String, StreamEvent> chunk) {
        if (!part.isEmpty()) {
            into.add(chunk.apply(part));
        }
    }
}
