package io.tollgate.routing.call;

import io.tollgate.routing.provider.UpstreamRequest;
import io.tollgate.routing.signing.Signer;
import io.tollgate.routing.signing.Unsigned;
import java.util.HashMap;
import java.util.Map;

/** A request with what signs it, once its body is made. */
record SignedRequest(UpstreamRequest request, Signer signer) {

    /** All headers of the request with this body. */
    Map<String, String> headers(byte[] body) {
        if (signer == Signer.NONE) {
            return request.headers();
        }
        Map<String, String> headers = new HashMap<>(request.headers());
        headers.putAll(signer.headers(new Unsigned("POST", request.uri(), request.headers(), body)));
        return headers;
    }
}
