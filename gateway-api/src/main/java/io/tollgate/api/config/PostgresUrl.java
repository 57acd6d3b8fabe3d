package io.tollgate.api.config;

import io.tollgate.billing.setting.InvalidSetting;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Where PostgreSQL is, as {@code TOLLGATE_POSTGRES_URL} says it: {@code postgresql://user:password@host:port/database},
 * with {@code ?sslmode=…} where wanted.
 *
 * @param address {@code host:port/database}
 */
record PostgresUrl(String user, String password, String address, Optional<String> sslMode) {

    static final String PROPERTY = "tollgate.postgres.url";
    static final String VARIABLE = "TOLLGATE_POSTGRES_URL";
    private static final String SHAPE = "postgresql://user:password@host:5432/database";
    private static final String SSL_MODE = "sslmode=";
    private static final int DEFAULT_PORT = 5432;

    static PostgresUrl parse(String text) {
        if (text.isBlank()) {
            throw InvalidSetting.of(VARIABLE, "is not set", SHAPE);
        }
        URI uri = uri(text);
        String userInfo = uri.getRawUserInfo();
        if (userInfo == null || !userInfo.contains(":")) {
            throw InvalidSetting.of(VARIABLE, "names no user and password", SHAPE);
        }
        if (uri.getHost() == null || uri.getRawPath().length() < 2) {
            throw InvalidSetting.of(VARIABLE, "names no host and database", SHAPE);
        }
        int colon = userInfo.indexOf(':');
        int port = uri.getPort() < 0 ? DEFAULT_PORT : uri.getPort();
        return new PostgresUrl(
                decode(userInfo.substring(0, colon)),
                decode(userInfo.substring(colon + 1)),
                uri.getHost() + ":" + port + uri.getRawPath(),
                Optional.ofNullable(uri.getRawQuery()).map(PostgresUrl::sslMode));
    }

    /** For the R2DBC driver; user and password go apart. */
    String r2dbcUrl() {
        return "r2dbc:postgresql://" + address + parameter("sslMode");
    }

    /** For the JDBC driver; user and password go apart. */
    String jdbcUrl() {
        return "jdbc:postgresql://" + address + parameter("sslmode");
    }

    private String parameter(String name) {
        return sslMode.map(mode -> "?" + name + "=" + mode).orElse("");
    }

    private static URI uri(String text) {
        if (!text.startsWith("postgresql://") && !text.startsWith("postgres://")) {
            throw InvalidSetting.of(VARIABLE, "does not begin with postgresql://", SHAPE);
        }
        try {
            return new URI(text);
        } catch (URISyntaxException e) {
            // The reason alone: the text holds a password.
            throw InvalidSetting.of(
                    VARIABLE,
                    "is no URL: " + e.getReason(),
                    SHAPE + ", the password's special characters percent-encoded");
        }
    }

    private static String sslMode(String query) {
        if (!query.startsWith(SSL_MODE) || query.contains("&")) {
            throw InvalidSetting.of(VARIABLE, "has the parameters '" + query + "'", SHAPE + "?sslmode=require");
        }
        return query.substring(SSL_MODE.length());
    }

    private static String decode(String part) {
        return URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8);
    }
}
