package io.tollgate.routing.json;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.io.JsonStringEncoder;

/** Edits members of an object in place: every byte that is not a part of an edit stays as it was. */
public final class JsonSplice {

    private static final byte[] COMMA = {','};
    private static final byte[] COLON = {':'};

    private final JsonMembers object;
    private final Map<String, byte[]> replaced = new LinkedHashMap<>();
    private final Map<String, byte[]> added = new LinkedHashMap<>();
    private final List<String> removed = new ArrayList<>();

    private JsonSplice(JsonMembers object) {
        this.object = object;
    }

    public static JsonSplice of(JsonMembers object) {
        return new JsonSplice(object);
    }

    /** A text as a JSON string, quotes included. */
    public static byte[] quoted(String text) {
        return ("\"" + String.valueOf(JsonStringEncoder.getInstance().quoteAsCharArray(text)) + "\"")
                .getBytes(StandardCharsets.UTF_8);
    }

    /** Gives the member this value; adds it at the object's end when it is not there. */
    public JsonSplice set(String name, byte[] value) {
        removed.remove(name);
        (object.find(name).isPresent() ? replaced : added).put(name, value);
        return this;
    }

    /** Takes the member out together with one comma; does nothing when it is not there. */
    public JsonSplice remove(String name) {
        replaced.remove(name);
        added.remove(name);
        if (object.find(name).isPresent() && !removed.contains(name)) {
            removed.add(name);
        }
        return this;
    }

    public boolean isEmpty() {
        return replaced.isEmpty() && added.isEmpty() && removed.isEmpty();
    }

    /** The whole document with the edits made; the document itself when there are none. */
    public byte[] apply() {
        return isEmpty() ? object.document() : new Edited().bytes();
    }

    /** The edited document as the pieces it is made of, so that a large one is copied once. */
    private final class Edited {

        private final byte[] document = object.document();
        private final List<JsonMember> members = List.copyOf(object.all());
        private final List<ByteBuffer> pieces = new ArrayList<>();
        private int copied;
        private boolean kept;

        byte[] bytes() {
            for (int i = 0; i < members.size(); i++) {
                if (removed.contains(members.get(i).name())) {
                    cut(i);
                } else {
                    keep(members.get(i));
                }
            }
            copyTo(endOf(members.size() - 1));
            added.forEach(this::add);
            copyTo(document.length);
            return joined();
        }

        private void keep(JsonMember member) {
            kept = true;
            byte[] value = replaced.get(member.name());
            if (value != null) {
                copyTo(member.valueStart());
                pieces.add(ByteBuffer.wrap(value));
                copied = member.valueEnd();
            }
        }

        /** The comma before the member goes too; or, with nothing left before it, the one after. */
        private void cut(int index) {
            JsonMember member = members.get(index);
            if (kept) {
                copyTo(endOf(index - 1));
                copied = member.valueEnd();
            } else {
                copyTo(member.start());
                copied = index + 1 < members.size() ? members.get(index + 1).start() : member.valueEnd();
            }
        }

        private void add(String name, byte[] value) {
            if (kept) {
                pieces.add(ByteBuffer.wrap(COMMA));
            }
            pieces.add(ByteBuffer.wrap(quoted(name)));
            pieces.add(ByteBuffer.wrap(COLON));
            pieces.add(ByteBuffer.wrap(value));
            kept = true;
        }

        private int endOf(int index) {
            return index < 0 ? object.start() + 1 : members.get(index).valueEnd();
        }

        private void copyTo(int end) {
            if (end > copied) {
                pieces.add(ByteBuffer.wrap(document, copied, end - copied));
                copied = end;
            }
        }

        private byte[] joined() {
            int size = 0;
            for (ByteBuffer piece : pieces) {
                size += piece.remaining();
            }
            ByteBuffer whole = ByteBuffer.allocate(size);
            pieces.forEach(whole::put);
            return whole.array();
        }
    }
}
