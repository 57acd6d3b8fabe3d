package io.tollgate.api.auth;

import java.util.List;
import org.springframework.security.authentication.AbstractAuthenticationToken;

/** A virtual key as Spring Security sees it: first the secret that was sent, then the grant that it stands for. */
final class VirtualKeyAuthentication extends AbstractAuthenticationToken {

    private final transient Object principal;
    private final transient Object credentials;

    private VirtualKeyAuthentication(Object principal, Object credentials, boolean authenticated) {
        super(List.of());
        this.principal = principal;
        this.credentials = credentials;
        setAuthenticated(authenticated);
    }

    static VirtualKeyAuthentication presented(String secret) {
        return new VirtualKeyAuthentication("virtual key", secret, false);
    }

    static VirtualKeyAuthentication granted(KeyGrant grant) {
        return new VirtualKeyAuthentication(grant, "", true);
    }

    @Override
    public Object getCredentials() {
        return credentials;
    }

    @Override
    public Object getPrincipal() {
        return principal;
    }

    @Override
    public String getName() {
        return principal instanceof KeyGrant grant ? grant.keyName() : principal.toString();
    }
}
