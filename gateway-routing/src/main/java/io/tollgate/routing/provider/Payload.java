package io.tollgate.routing.provider;

import io.tollgate.routing.form.MultipartForm;
import io.tollgate.routing.json.JsonMembers;

/** A request's body as its caller sent it. */
public sealed interface Payload {

    /** In bytes. */
    int size();

    /** The members of a body that is JSON; none of one that is not. */
    JsonMembers json();

    /** A JSON object. */
    record Json(JsonMembers json) implements Payload {

        @Override
        public int size() {
            return json.end() - json.start();
        }
    }

    /**
     * A chat that a translation has put in the canonical form: no caller's bytes, so that a family may leave out the members
     * that its providers have no word for.
     */
    record Canonical(JsonMembers json) implements Payload {

        @Override
        public int size() {
            return json.end() - json.start();
        }
    }

    /** Fields and files. */
    record Form(MultipartForm form) implements Payload {

        private static final JsonMembers NONE = JsonMembers.read(new byte[] {'{', '}'});

        @Override
        public int size() {
            return form.size();
        }

        @Override
        public JsonMembers json() {
            return NONE;
        }
    }
}
