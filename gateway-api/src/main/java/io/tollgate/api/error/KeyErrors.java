package io.tollgate.api.error;

import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What is wrong with a caller's virtual key. */
public final class KeyErrors {

    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;
    private static final int UNAVAILABLE = 503;
    private static final String CODE = "invalid_api_key";
    private static final Duration SOON = Duration.ofSeconds(2);

    private KeyErrors() {}

    public static GatewayError missing() {
        return invalid(
                "No API key was sent. Send a virtual key as 'Authorization: Bearer sk-tg-…' or 'x-api-key: sk-tg-…'.");
    }

    public static GatewayError malformed() {
        return invalid("The API key is malformed: it is no virtual key of this gateway, or was not copied whole."
                + " Virtual keys begin with 'sk-tg-'.");
    }

    public static GatewayError unknown() {
        return invalid("The API key is unknown. Create a virtual key in the dashboard, under Keys.");
    }

    public static GatewayError revoked(String keyName) {
        return invalid("The API key '" + keyName + "' was revoked. Create another one in the dashboard, under Keys.");
    }

    public static GatewayError expired(String keyName, Instant at) {
        return invalid("The API key '" + keyName + "' expired at " + at
                + ". Create another one in the dashboard, under Keys.");
    }

    public static GatewayError teamDeleted(String keyName, String teamName) {
        return invalid("The API key '" + keyName + "' belongs to the team '" + teamName
                + "', which was deleted. Use a key of another team.");
    }

    public static GatewayError disabled(String keyName) {
        return GatewayError.of(
                FORBIDDEN,
                ErrorType.PERMISSION_ERROR,
                "key_disabled",
                "The API key '" + keyName + "' is disabled. Enable it in the dashboard, under Keys.");
    }

    /** The key is for other endpoints. */
    public static GatewayError endpointNotAllowed(String keyName, String path, Set<String> allowed) {
        return GatewayError.of(
                FORBIDDEN,
                ErrorType.PERMISSION_ERROR,
                "endpoint_not_allowed",
                "The API key '" + keyName + "' may not call " + path + ", only "
                        + allowed.stream().sorted().collect(Collectors.joining(", "))
                        + ". Use another key, or add the endpoint to this one's.");
    }

    /** The key is for other places. */
    public static GatewayError addressNotAllowed(String keyName, Optional<InetAddress> address) {
        return GatewayError.of(
                FORBIDDEN,
                ErrorType.PERMISSION_ERROR,
                "address_not_allowed",
                "The API key '" + keyName + "' may not be used from "
                        + address.map(InetAddress::getHostAddress).orElse("an unknown address")
                        + ". Add the address to the key's ip_ranges; behind a reverse proxy, set TOLLGATE_TRUSTED_PROXIES.");
    }

    public static GatewayError organizationSuspended(String organizationName) {
        return GatewayError.of(
                FORBIDDEN,
                ErrorType.PERMISSION_ERROR,
                "organization_suspended",
                "The organization '" + organizationName + "' is suspended. Ask the operator of this gateway.");
    }

    /** A key that this node does not know, while it cannot ask whether it exists. */
    public static GatewayError cannotBeChecked() {
        return GatewayError.of(
                        UNAVAILABLE,
                        ErrorType.API_ERROR,
                        "key_store_unavailable",
                        "The API key cannot be checked just now. Try again in a moment.")
                .retryAfter(SOON);
    }

    private static GatewayError invalid(String message) {
        return GatewayError.of(UNAUTHORIZED, ErrorType.INVALID_REQUEST_ERROR, CODE, message);
    }
}
