package io.tollgate.routing.provider.openai;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.tollgate.routing.json.JsonItem;
import io.tollgate.routing.json.JsonKind;
import io.tollgate.routing.json.JsonMember;
import io.tollgate.routing.json.JsonMembers;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Optional;

/** Lets {@code system} say what {@code developer} says; every other byte of the messages stays. */
final class Roles {

    private static final byte[] DEVELOPER = "\"developer\"".getBytes(US_ASCII);
    private static final byte[] SYSTEM = "\"system\"".getBytes(US_ASCII);

    private Roles() {}

    /** The messages so changed; empty where there is nothing to change. */
    static Optional<byte[]> withoutDeveloper(JsonMembers request, JsonMember messages) {
        byte[] document = request.document();
        if (!contains(document, messages.valueStart(), messages.valueEnd())) {
            return Optional.empty();
        }
        ByteArrayOutputStream changed = new ByteArrayOutputStream(messages.valueEnd() - messages.valueStart());
        int copied = messages.valueStart();
        for (JsonItem item : request.items(messages)) {
            Optional<JsonMember> role = developer(document, item);
            if (role.isPresent()) {
                changed.write(document, copied, role.get().valueStart() - copied);
                changed.writeBytes(SYSTEM);
                copied = role.get().valueEnd();
            }
        }
        changed.write(document, copied, messages.valueEnd() - copied);
        return Optional.of(changed.toByteArray());
    }

    private static Optional<JsonMember> developer(byte[] document, JsonItem item) {
        if (item.kind() != JsonKind.OBJECT) {
            return Optional.empty();
        }
        JsonMembers message = JsonMembers.read(document, item.start(), item.end());
        return message.string("role").filter("developer"::equals).flatMap(role -> message.find("role"));
    }

    /** Mostly there is none, and then the messages need not be read. */
    private static boolean contains(byte[] document, int from, int to) {
        for (int i = from; i + DEVELOPER.length <= to; i++) {
            if (document[i] == DEVELOPER[0]
                    && Arrays.equals(document, i, i + DEVELOPER.length, DEVELOPER, 0, DEVELOPER.length)) {
                return true;
            }
        }
        return false;
    }
}
