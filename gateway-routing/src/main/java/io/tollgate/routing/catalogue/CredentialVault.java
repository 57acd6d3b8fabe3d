package io.tollgate.routing.catalogue;

import io.tollgate.billing.tenant.Envelopes;
import io.tollgate.billing.tenant.MasterKey;
import io.tollgate.billing.tenant.MasterKeys;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Optional;

/** Keeps providers' keys sealed at rest, bound to the credential's slug, so that a row cannot be passed off as another's. */
public final class CredentialVault {

    private static final String PURPOSE = "tollgate/credentials/v1";

    private final Envelopes envelopes;

    public CredentialVault(MasterKey masterKey, SecureRandom random) {
        this(MasterKeys.only(masterKey), random);
    }

    public CredentialVault(MasterKeys masterKeys, SecureRandom random) {
        this.envelopes = new Envelopes(PURPOSE, masterKeys, random);
    }

    /** A provider's key as it is stored. */
    public byte[] seal(String slug, String apiKey) {
        return envelopes.seal(slug, apiKey.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * The key that was sealed for this slug.
     *
     * @throws IllegalArgumentException when it was sealed under another master key or for another slug, or is damaged
     */
    public String open(String slug, byte[] sealed) {
        return envelopes
                .open(slug, sealed)
                .map(apiKey -> new String(apiKey, StandardCharsets.UTF_8))
                .orElseThrow(() -> new IllegalArgumentException("credential '" + slug
                        + "' cannot be opened: it was sealed under another master key, or is damaged;"
                        + " set the master key that it was entered under, or enter the credential again"));
    }

    /** The same key sealed under the present master key; empty when it cannot be opened. */
    Optional<byte[]> rewrap(String slug, byte[] sealed) {
        return envelopes.rewrap(slug, sealed);
    }
}
