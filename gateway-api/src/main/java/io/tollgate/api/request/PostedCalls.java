package io.tollgate.api.request;

import java.util.Map;
import org.springframework.web.server.WebHandler;

/** Calls of the data plane that are posted to a path as it is. */
public interface PostedCalls {

    /** Who answers them, by path such as {@code /v1/chat/completions}. */
    Map<String, WebHandler> byPath();
}
