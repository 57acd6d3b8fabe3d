package io.tollgate.admin.catalogue;

import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;

/** What a PUT came to: the resource, and whether it is new. */
record Put<T>(T view, boolean created) {

    ResponseEntity<T> answer() {
        return ResponseEntity.status(created ? HttpStatus.CREATED : HttpStatus.OK)
                .body(view);
    }
}
