package io.tollgate.api.auth;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlainPathTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1/chat/completions",
                "/v1/models/gpt-4.1-mini",
                "/v1/models/meta:llama_3",
                "/v1/requests/req_0123456789abcdefABCDEF",
                "/v1/"
            })
    void whatClientsSendIsPlain(String path) {
        assertThat(PlainPath.is(path)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1//chat/completions",
                "/v1/./chat",
                "/v1/../api/teams",
                "/v1/.hidden",
                "/v1/%2e%2e/api",
                "/v1/models/a%2Fb",
                "/v1/chat;a=b",
                "/v1/chat\\completions",
                "/v1/chat\u0000",
                "/v1/chat\n",
                "/v1/größe",
                "/v1/cha\u2028t",
                "/v1/chat completions"
            })
    void everythingElseIsLookedAtTwice(String path) {
        assertThat(PlainPath.is(path)).isFalse();
    }
}
