package io.tollgate.routing.tokens;

import io.tollgate.routing.json.JsonKind;
import io.tollgate.routing.json.JsonMember;
import io.tollgate.routing.json.JsonMembers;
import java.util.List;
import java.util.Optional;

/**
 * How many tokens a prompt comes to at the least: no vocabulary in use has a token that reaches over the space before a word,
 * so text has no fewer tokens than words. Media in base64 is one word.
 */
public final class LeastPrompt {

    /** Text whose words are shorter than this, with their spaces, is no language's: it is not looked at for being too long. */
    private static final long BYTES_PER_WORD = 4;

    private static final List<String> PROMPTS = List.of("system", "messages", "instructions", "input", "prompt");

    /** With these, the provider leaves out of the prompt what it has no room for. */
    private static final List<String> SHORTENED = List.of("truncation", "transforms", "context_management");

    /** Earlier turns' thoughts, which providers leave out, too. */
    private static final List<String> THOUGHTS = List.of("\"thinking", "\"reasoning");

    private LeastPrompt() {}

    /**
     * A lower bound of the prompt's tokens.
     *
     * @param room how many tokens there may be; what cannot be more is not counted
     * @return 0 where nothing is known
     */
    public static long tokens(JsonMembers body, long room) {
        if ((body.end() - body.start()) / BYTES_PER_WORD <= room
                || SHORTENED.stream().anyMatch(body::has)) {
            return 0;
        }
        long words = 0;
        for (String name : PROMPTS) {
            Optional<JsonMember> prompt = body.find(name).filter(LeastPrompt::isOne);
            words += prompt.isPresent() ? words(body.raw(prompt.get())) : 0;
        }
        return words;
    }

    /** Several prompts are an array of strings, which have a context each. */
    private static boolean isOne(JsonMember member) {
        return !member.name().equals("prompt") || member.kind() == JsonKind.STRING;
    }

    /** Of a JSON value's strings; names have none in them. */
    private static long words(String json) {
        if (THOUGHTS.stream().anyMatch(json::contains)) {
            return 0;
        }
        long words = 0;
        boolean quoted = false;
        for (int i = 0; i < json.length(); i++) {
            char at = json.charAt(i);
            if (at == '\\') {
                i++;
            } else if (at == '"') {
                quoted = !quoted;
            } else if (quoted && at == ' ' && isLetter(json.charAt(i + 1))) {
                words++;
            }
        }
        return words;
    }

    private static boolean isLetter(char next) {
        return (next >= 'a' && next <= 'z') || (next >= 'A' && next <= 'Z');
    }
}
