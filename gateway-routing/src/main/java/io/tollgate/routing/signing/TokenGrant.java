package io.tollgate.routing.signing;

import io.tollgate.routing.catalogue.Signing;

/** How one vendor gives tokens. */
interface TokenGrant {

    Signing signing();

    /**
     * What is asked with this credential; may take a while to compute.
     *
     * @throws SigningFailed where the credential is none of this vendor's
     */
    TokenRequest request(String secret);
}
