package io.tollgate.admin.access;

import java.util.function.Consumer;

/**
 * What a call asks of its caller, before it looks at anything else.
 *
 * @param label as the documentation has it
 * @param open whether it asks for nothing, not even to be signed in
 */
public record Requirement(String label, boolean open, Consumer<Caller> check) {

    static final Requirement NOTHING = new Requirement("nothing", true, caller -> {});
    static final Requirement SIGNED_IN = new Requirement("signed in", false, caller -> {});
    static final Requirement PERSON = new Requirement("a person", false, Caller::person);
    static final Requirement OPERATOR = new Requirement("operator", false, Caller::mustBeOperator);

    static Requirement of(Action action) {
        return new Requirement(action.label(), false, caller -> caller.may(action));
    }
}
