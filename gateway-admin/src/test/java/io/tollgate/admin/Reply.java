package io.tollgate.admin;

import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.test.web.reactive.server.EntityExchangeResult;

/** What was answered. */
public final class Reply {

    private final EntityExchangeResult<byte[]> answer;

    Reply(EntityExchangeResult<byte[]> answer) {
        this.answer = answer;
    }

    public int status() {
        return answer.getStatus().value();
    }

    public HttpHeaders headers() {
        return answer.getResponseHeaders();
    }

    /** The cookie that was set. */
    public ResponseCookie cookie(String name) {
        return Optional.ofNullable(answer.getResponseCookies().getFirst(name)).orElseThrow();
    }

    public String text() {
        byte[] body = answer.getResponseBody();
        return body == null ? "" : new String(body, StandardCharsets.UTF_8);
    }

    /** Asserts the status and goes on. */
    public Reply is(int status) {
        assertThat(status()).as(text()).isEqualTo(status);
        return this;
    }

    /** Asserts a problem with this status that names this field. */
    public Reply isProblemOf(int status, String field) {
        is(status);
        assertThat(String.valueOf(headers().getContentType())).isEqualTo("application/problem+json");
        assertThat(all("$.errors[*].field")).as(text()).contains(field);
        return this;
    }

    /** The one value that the body has at this JSONPath, as text; "null" for null. */
    public String at(String path) {
        return String.valueOf(JsonPath.<Object>read(text(), path));
    }

    /** Everything that the body has at this JSONPath, as text. */
    public List<String> all(String path) {
        return JsonPath.<List<Object>>read(text(), path).stream()
                .map(String::valueOf)
                .toList();
    }
}
