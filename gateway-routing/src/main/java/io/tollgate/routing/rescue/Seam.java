package io.tollgate.routing.rescue;

import io.tollgate.routing.json.Json;
import tools.jackson.databind.node.ObjectNode;

/** White space at the end of what was said, which providers refuse there, and which the next one mostly begins with. */
final class Seam {

    private String left;

    Seam(String left) {
        this.left = left;
    }

    /** Takes what was said already from the beginning of this text. */
    void trim(ObjectNode holder, String member) {
        String text = Json.string(holder, member);
        if (!left.isEmpty() && !text.isEmpty()) {
            int shared = 0;
            while (shared < Math.min(left.length(), text.length()) && left.charAt(shared) == text.charAt(shared)) {
                shared++;
            }
            holder.put(member, text.substring(shared));
            left = shared == text.length() ? left.substring(shared) : "";
        }
    }
}
