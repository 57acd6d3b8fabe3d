package io.tollgate.admin.payload;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.tollgate.admin.access.Caller;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** The call for what was said in a request. */
@RestController
@Tag(name = "requests")
class PayloadController {

    private final Payloads payloads;

    PayloadController(Payloads payloads) {
        this.payloads = payloads;
    }

    @GetMapping("/api/requests/{id}/payload")
    @Operation(
            operationId = "getRequestPayload",
            summary = "A request's prompt and answer, where a policy has them kept; each read is in the audit log")
    Mono<ResponseEntity<PayloadView>> get(Caller caller, @PathVariable String id) {
        return payloads.read(caller, id)
                .map(payload ->
                        ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(payload));
    }
}
