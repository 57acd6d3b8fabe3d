package io.tollgate.api.idempotency;

/** What is known of a request when it comes in. */
sealed interface Standing {

    /** It is the first of its name, and now under way. */
    record First() implements Standing {}

    /** Another of its name is under way. */
    record UnderWay() implements Standing {}

    /** Another one of its name asked for something else. */
    record Different() implements Standing {}

    /** It was answered before. */
    record Answered(FirstAnswer answer) implements Standing {}
}
