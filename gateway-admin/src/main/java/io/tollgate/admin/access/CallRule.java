package io.tollgate.admin.access;

import org.springframework.http.HttpMethod;
import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/** One row of the {@link CallTable}. */
record CallRule(HttpMethod method, PathPattern path, Requirement requirement) {

    /**
     * Reads a row.
     *
     * @param call a method and a path, such as {@code GET /api/teams/{id}}
     */
    static CallRule of(String call, Requirement requirement) {
        int space = call.indexOf(' ');
        return new CallRule(
                HttpMethod.valueOf(call.substring(0, space)),
                PathPatternParser.defaultInstance.parse(call.substring(space + 1)),
                requirement);
    }

    boolean isAt(PathContainer called) {
        return path.matches(called);
    }

    /** HEAD is answered as GET is. */
    boolean isFor(HttpMethod called) {
        return method.equals(called.equals(HttpMethod.HEAD) ? HttpMethod.GET : called);
    }

    /** The call, as the API's description writes it. */
    String call() {
        return method + " " + path.getPatternString().replace("{*", "{");
    }
}
