package io.tollgate.api.canonical;

import io.tollgate.routing.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Tells the calls of one answer apart, whatever liberties a host takes with {@code index}, {@code id} and {@code name}: a
 * new id begins a call, an empty one says nothing, and without either a fragment belongs to the call that its index, or else
 * the last fragment, was about; one without an index begins a call by its name. They are told one after the other: where a host
 * gives several at once, the next one waits until the one before it is whole.
 */
final class ToolCalls {

    private final ChatListener listener;
    private final List<Pending> calls = new ArrayList<>();

    /** The number of the call that is being told. */
    private int turn;

    ToolCalls(ChatListener listener) {
        this.listener = listener;
    }

    boolean isEmpty() {
        return calls.isEmpty();
    }

    /** A call that comes in one piece. */
    void whole(JsonNode call) {
        Pending begun = begin(call, Json.string(call, "id"));
        begun.add(call.path("function"));
        begun.open();
    }

    /** A part of a call. */
    void fragment(JsonNode fragment) {
        String id = Json.string(fragment, "id");
        @Nullable Pending known = id.isEmpty() ? meant(fragment) : named(id);
        boolean begins = known == null && (!id.isEmpty() || !nameOf(fragment).isEmpty());
        Pending call = begins ? begin(fragment, id) : known;
        if (call != null) {
            call.add(fragment.path("function"));
            tell(call);
        }
    }

    /** What comes late still goes out. */
    private void tell(Pending call) {
        if (call.number <= turn) {
            call.tell();
        }
        while (turn + 1 < calls.size() && calls.get(turn).isWhole()) {
            turn++;
            calls.get(turn).tell();
        }
    }

    /** Nothing more comes: calls that wait are told, and those that never got a name, without one. */
    void end() {
        calls.forEach(Pending::open);
    }

    private Pending begin(JsonNode call, String id) {
        String shown = id.isEmpty() ? "call_" + UUID.randomUUID().toString().replace("-", "") : id;
        Pending begun = new Pending(calls.size(), shown, index(call));
        calls.add(begun);
        return begun;
    }

    private @Nullable Pending named(String id) {
        return last(id, null);
    }

    private @Nullable Pending meant(JsonNode fragment) {
        int index = index(fragment);
        return index < 0 ? continued(nameOf(fragment)) : last(null, index);
    }

    /** Of fragments without an index, one with a name begins a call, unless the last call still lacks one. */
    private @Nullable Pending continued(String name) {
        Pending last = calls.isEmpty() ? null : calls.get(calls.size() - 1);
        return last == null || name.isEmpty() || last.name.isEmpty() ? last : null;
    }

    private @Nullable Pending last(@Nullable String id, @Nullable Integer index) {
        for (int i = calls.size() - 1; i >= 0; i--) {
            Pending call = calls.get(i);
            if (id == null ? Integer.valueOf(call.index).equals(index) : call.id.equals(id)) {
                return call;
            }
        }
        return null;
    }

    private static int index(JsonNode fragment) {
        return fragment.path("index").asInt(-1);
    }

    private static String nameOf(JsonNode fragment) {
        return Json.string(fragment.path("function"), "name");
    }

    /** A call that is told as soon as its name is known. */
    private final class Pending {

        private final int number;
        private final String id;
        private final int index;
        private final StringBuilder early = new StringBuilder();
        private final JsonEnd end = new JsonEnd();
        private String name = "";
        private @Nullable ToolCall told;

        Pending(int number, String id, int index) {
            this.number = number;
            this.id = id;
            this.index = index;
        }

        void add(JsonNode function) {
            String said = Json.string(function, "name");
            if (name.isEmpty()) {
                name = said;
            }
            String arguments = argumentsOf(function);
            early.append(arguments);
            end.read(arguments);
        }

        boolean isWhole() {
            return !name.isEmpty() && end.isReached();
        }

        void tell() {
            if (!name.isEmpty()) {
                open();
            }
        }

        void open() {
            ToolCall call = told;
            if (call == null) {
                call = new ToolCall(number, id, name);
                told = call;
                listener.toolCall(call);
            }
            flush(call);
        }

        private void flush(ToolCall call) {
            String arguments = early.toString();
            early.setLength(0);
            if (!arguments.isEmpty() && !arguments.equals("null")) {
                listener.arguments(call, arguments);
            }
        }

        /** A text, though some hosts give the object itself. */
        private String argumentsOf(JsonNode function) {
            JsonNode arguments = function.path("arguments");
            return arguments.isObject() ? Json.text(arguments) : Json.string(function, "arguments");
        }
    }
}
