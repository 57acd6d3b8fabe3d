package io.tollgate.admin.idempotency;

/** What is known of a named call when it comes in. */
sealed interface Standing {

    /** It is the first of its name, and now under way. */
    record First() implements Standing {}

    /** The first of its name is under way. */
    record UnderWay() implements Standing {}

    /** The first of its name asked for something else. */
    record Different() implements Standing {}

    /** It was answered before. */
    record Answered(FirstAnswer answer) implements Standing {}

    /** It was answered before, under a master key that is no more. */
    record Unreadable() implements Standing {}
}
