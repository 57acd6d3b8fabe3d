package io.tollgate.admin.idempotency;

import java.util.List;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/** The calls that make something anew each time, and so can be given a name; all others may be repeated as they are. */
public final class CreatingCalls {

    /** Each a {@code POST}. */
    public static final List<String> PATHS = List.of(
            "/api/teams",
            "/api/keys",
            "/api/keys/{id}/rotate",
            "/api/tokens",
            "/api/invitations",
            "/api/invitations/{id}/resend",
            "/api/provider-keys",
            "/api/organizations");

    private static final List<PathPattern> PATTERNS =
            PATHS.stream().map(PathPatternParser.defaultInstance::parse).toList();

    private CreatingCalls() {}

    static boolean contain(ServerHttpRequest request) {
        return HttpMethod.POST.equals(request.getMethod())
                && PATTERNS.stream()
                        .anyMatch(pattern -> pattern.matches(request.getPath().pathWithinApplication()));
    }
}
