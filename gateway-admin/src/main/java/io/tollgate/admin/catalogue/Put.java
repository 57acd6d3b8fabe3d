package io.tollgate.admin.catalogue;

import io.tollgate.admin.http.ETags;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;

/** What a PUT came to: the resource, and whether it is new. */
public record Put<T extends Record>(T view, boolean created) {

    public ResponseEntity<T> answer() {
        return ETags.answer(created ? HttpStatus.CREATED : HttpStatus.OK, view);
    }
}
