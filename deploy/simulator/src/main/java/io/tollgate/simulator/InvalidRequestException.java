package io.tollgate.simulator;

/** A request that a provider would turn away with 400, naming the parameter at fault. */
final class InvalidRequestException extends RuntimeException {

    private final String param;

    InvalidRequestException(String param, String message) {
        super(message);
        this.param = param;
    }

    String param() {
        return param;
    }
}
