package io.tollgate.routing.catalogue;

import io.tollgate.routing.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** The parts of a credential that a provider may quote by themselves: of a pair, of a key file, of an application. */
final class SecretParts {

    /** What is shorter is no secret, and may be a word of the message. */
    private static final int SHORTEST = 8;

    /** Members of an object that are as secret as the whole. */
    private static final List<String> MEMBERS = List.of(
            "private_key", "private_key_id", "client_secret", "access_key_id", "secret_access_key", "session_token");

    private static final String PEM_BORDER = "-----";

    private SecretParts() {}

    /** The longest first, so that none leaves a rest of another. */
    static List<String> of(String secret) {
        List<String> parts = new ArrayList<>(List.of(secret));
        if (secret.startsWith("{")) {
            JsonNode members = Json.read(secret.getBytes(StandardCharsets.UTF_8));
            MEMBERS.forEach(name -> parts.addAll(lines(Json.string(members, name))));
        } else {
            parts.addAll(List.of(secret.split(":")));
        }
        parts.removeIf(part -> part.length() < SHORTEST);
        parts.sort((one, other) -> Integer.compare(other.length(), one.length()));
        return parts;
    }

    /** A key in PEM's lines, each of which tells a part of it. */
    private static List<String> lines(String text) {
        return text.lines().filter(line -> !line.startsWith(PEM_BORDER)).toList();
    }
}
