package io.tollgate.launcher;

/** Says in one line why the demo cannot be prepared. */
final class DemoException extends RuntimeException {

    DemoException(String message) {
        super(message, null, false, false);
    }
}
