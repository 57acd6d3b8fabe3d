package io.tollgate.routing.provider.chat;

import io.tollgate.routing.json.Json;
import io.tollgate.routing.provider.Untranslatable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Reads the messages of a chat as turns: consecutive messages of one side are one. */
final class Conversation {

    private final Parts parts;
    private final List<ChatPart.Text> system = new ArrayList<>();
    private final List<ChatTurn> turns = new ArrayList<>();
    private final Map<String, String> toolNames = new HashMap<>();
    private final List<ChatPart> results = new ArrayList<>();
    private final List<ChatPart> said = new ArrayList<>();
    private boolean ofModel;

    private Conversation(Concessions concessions) {
        this.parts = new Parts(concessions);
    }

    static Conversation read(JsonNode messages, Concessions concessions) {
        Conversation conversation = new Conversation(concessions);
        int place = 0;
        for (JsonNode message : Json.items(messages)) {
            conversation.add("messages[" + place + "]", message);
            place++;
        }
        conversation.endTurn();
        return conversation;
    }

    List<ChatPart.Text> system() {
        return system;
    }

    List<ChatTurn> turns() {
        return turns;
    }

    private void add(String field, JsonNode message) {
        String role = Json.string(message, "role");
        switch (role) {
            case "system", "developer" -> parts.texts(field, message).forEach(system::add);
            case "user" -> turn(false).addAll(parts.content(field, message));
            case "assistant" -> assistant(field, message);
            case "tool" -> tool(field, message);
            default ->
                throw new Untranslatable(
                        field + ".role",
                        "The role '" + role + "' is unknown; it must be system, developer, user, assistant or tool.");
        }
    }

    private void assistant(String field, JsonNode message) {
        List<ChatPart> turn = turn(true);
        turn.addAll(Thoughts.of(message));
        turn.addAll(parts.content(field, message));
        int place = 0;
        for (JsonNode call : Json.items(message.path("tool_calls"))) {
            ChatPart.ToolUse use = ToolUses.read(field + ".tool_calls[" + place + "]", call);
            toolNames.put(use.id(), use.name());
            turn.add(use);
            place++;
        }
    }

    private void tool(String field, JsonNode message) {
        turn(false);
        String id = Json.string(message, "tool_call_id");
        String name = toolNames.getOrDefault(id, Json.string(message, "name"));
        results.add(new ChatPart.ToolResult(id, name, parts.content(field, message), message.path("cache_control")));
    }

    /** What is said in the turn of this side, which is a new one when the other's was last. */
    private List<ChatPart> turn(boolean model) {
        if (model != ofModel) {
            endTurn();
            ofModel = model;
        }
        return said;
    }

    private void endTurn() {
        List<ChatPart> all = new ArrayList<>(results);
        all.addAll(said);
        results.clear();
        said.clear();
        if (!all.isEmpty()) {
            turns.add(new ChatTurn(ofModel, all));
        }
    }
}
