package io.tollgate.routing.policy;

/** Rules that say something that cannot be meant. */
public final class InvalidRules extends RuntimeException {

    private final String field;

    /**
     * @param field the member's path, such as {@code provider.sort}
     * @param problem a clause with the value and what is allowed, without a full stop
     */
    InvalidRules(String field, String problem) {
        // No stack trace: it is an answer.
        super(problem, null, false, false);
        this.field = field;
    }

    public String field() {
        return field;
    }

    public String problem() {
        return String.valueOf(getMessage());
    }
}
