package io.tollgate.routing.provider.chat;

import io.tollgate.routing.catalogue.Capability;
import io.tollgate.routing.catalogue.Offering;
import io.tollgate.routing.json.Json;
import io.tollgate.routing.json.JsonMembers;
import io.tollgate.routing.provider.Payload;
import io.tollgate.routing.provider.ProviderCall;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** A request in the canonical form, as a family reads it that has its own words. */
public final class ChatRequest {

    /** What is no provider's business, is told otherwise, or is a hint for one provider's service. */
    private static final Set<String> NOT_FOR_PROVIDERS = Set.of(
            "model",
            "models",
            "provider",
            "session_id",
            "messages",
            "stream",
            "stream_options",
            "store",
            "metadata",
            "prompt_cache_key",
            "prompt_cache_retention",
            "prompt_cache_options",
            "safety_identifier",
            "service_tier");

    private static final String NO_EFFORT = "none";

    private final JsonNode body;
    private final Offering offering;
    private final ProviderCall call;
    private final Concessions concessions;
    private final Conversation conversation;

    private ChatRequest(JsonNode body, Offering offering, ProviderCall call) {
        this.body = body;
        this.offering = offering;
        this.call = call;
        this.concessions = new Concessions(call, offering);
        this.conversation = Conversation.read(body.path("messages"), concessions);
    }

    /**
     * Reads a call's request.
     *
     * @throws io.tollgate.routing.provider.Untranslatable naming the member that no family can make anything of
     */
    public static ChatRequest read(ProviderCall call, Offering offering) {
        JsonMembers members = call.body().json();
        JsonNode body = Json.read(members.document(), members.start(), members.end());
        return new ChatRequest(body, offering, call);
    }

    /**
     * Looks whether the family honours all that the request says, besides what it reads by these methods.
     *
     * @param honoured the members that the family has words for
     */
    public void honours(Set<String> honoured, String family) {
        for (String name : body.propertyNames()) {
            boolean known = honoured.contains(name) || NOT_FOR_PROVIDERS.contains(name);
            if (!known && !Neutral.is(name, body.path(name))) {
                concessions.drop(name, family + " has no such parameter");
            }
        }
    }

    public Concessions concessions() {
        return concessions;
    }

    public Offering offering() {
        return offering;
    }

    public boolean stream() {
        return call.stream();
    }

    /** A member; missing where it is not there, or {@code null}. */
    public JsonNode member(String name) {
        return Json.has(body, name) ? body.get(name) : Json.missing();
    }

    public boolean has(String name) {
        return Json.has(body, name);
    }

    public OptionalDouble number(String name) {
        JsonNode member = body.path(name);
        return member.isNumber() ? OptionalDouble.of(member.doubleValue()) : OptionalDouble.empty();
    }

    /** The number that is asked for, where it is another than the usual one, which need not be said. */
    public OptionalDouble unusual(String name, double usual) {
        OptionalDouble value = number(name);
        return value.isPresent() && value.getAsDouble() != usual ? value : OptionalDouble.empty();
    }

    /** The instructions, in their order, wherever they are. */
    public List<ChatPart.Text> system() {
        return conversation.system();
    }

    /** The conversation, in which both sides take turns. */
    public List<ChatTurn> turns() {
        return conversation.turns();
    }

    public List<ChatTool> tools() {
        return ChatTool.all(body.path("tools"));
    }

    public ToolChoice toolChoice() {
        return ToolChoice.of(member("tool_choice"));
    }

    /** Whether several tools may be called at once. */
    public boolean parallelTools() {
        return body.path("parallel_tool_calls").asBoolean(true);
    }

    public AnswerFormat format() {
        return AnswerFormat.of(body);
    }

    public List<String> stops() {
        JsonNode stop = body.path("stop");
        return stop.isString()
                ? List.of(stop.stringValue())
                : Json.items(stop).stream().map(JsonNode::asString).toList();
    }

    /** Who the caller asks for. */
    public String user() {
        String user = Json.string(body, "user");
        return user.isEmpty() ? Json.string(body, "safety_identifier") : user;
    }

    /** The limit that the caller set, or the gateway. */
    public OptionalLong outputLimit() {
        JsonNode newer = body.path("max_completion_tokens");
        JsonNode asked = newer.isNumber() ? newer : body.path("max_tokens");
        long cap = call.outputCap().orElse(Long.MAX_VALUE);
        long limit = asked.isNumber() ? Math.min(cap, asked.asLong(Long.MAX_VALUE)) : cap;
        return limit == Long.MAX_VALUE ? OptionalLong.empty() : OptionalLong.of(limit);
    }

    /** How much the model is to think; empty where nothing is said, or the model does not think. */
    public String effort() {
        String effort = thinkingIsOff() ? NO_EFFORT : Json.string(body, "reasoning_effort");
        boolean reasons = offering.model().capabilities().contains(Capability.REASONING);
        if (!effort.isEmpty() && !reasons && !effort.equals(NO_EFFORT) && !(call.body() instanceof Payload.Canonical)) {
            concessions.drop("reasoning_effort", "model '" + offering.model().id() + "' does not reason");
        }
        return reasons ? effort : "";
    }

    /** Whether the model is told in Anthropic's words not to think. */
    public boolean thinkingIsOff() {
        return Json.string(body.path("thinking"), "type").equals("disabled");
    }
}
