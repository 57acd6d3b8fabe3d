package io.tollgate.launcher;

import tools.jackson.databind.JsonNode;

/** One answer of the gateway. */
record Answer(String call, int status, JsonNode body) {

    boolean succeeded() {
        return status / 100 == 2;
    }

    JsonNode orThrow() {
        if (!succeeded()) {
            throw new DemoException(call + " answered " + status + ": " + reason());
        }
        return body;
    }

    /** Of a problem document, or else the whole body. */
    private String reason() {
        String detail = body.path("detail").asString("");
        return detail.isEmpty() ? body.toString() : detail;
    }
}
