package io.tollgate.bench;

import java.io.PrintStream;

/** Says on a stream of its own what is going on, apart from the results. */
record Progress(PrintStream stream) {

    @SuppressWarnings("AnnotateFormatMethod") // Error Prone's annotations are not on the class path.
    void say(String format, Object... arguments) {
        stream.println(format.formatted(arguments));
    }
}
