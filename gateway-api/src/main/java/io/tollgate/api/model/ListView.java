package io.tollgate.api.model;

import java.util.List;

/** OpenAI's list. */
record ListView<T>(String object, List<T> data) {

    static <T> ListView<T> of(List<T> data) {
        return new ListView<>("list", data);
    }
}
