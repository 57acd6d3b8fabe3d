package io.tollgate.admin.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.routing.call.AddressPolicy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BaseUrlsTest {

    private final BaseUrls strict = new BaseUrls(new AddressPolicy(false));
    private final BaseUrls lenient = new BaseUrls(new AddressPolicy(true));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://api.openai.com/v1",
                "http://models.example:8080",
                "https://8.8.8.8/v1",
                "https://[2001:4860::1]/v1"
            })
    void takesPublicAddresses(String url) {
        assertThat(strict.fault(url)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://localhost:9000/v1",
                "http://api.localhost",
                "http://127.0.0.1:9000",
                "http://127.9.9.9",
                "http://10.1.2.3",
                "http://172.16.0.1",
                "http://192.168.1.1",
                "http://100.64.0.1",
                "http://0.0.0.0",
                "http://[::1]/",
                "http://[::]/",
                "http://[fd00::1]/",
                "http://[::ffff:10.0.0.1]/"
            })
    void takesPrivateAddressesOnlyWhenTheyAreAllowed(String url) {
        assertThat(strict.fault(url))
                .hasValueSatisfying(fault -> assertThat(fault).contains("TOLLGATE_ALLOW_PRIVATE_UPSTREAMS=true"));
        assertThat(lenient.fault(url)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://169.254.169.254/latest",
                "http://[fe80::1]/",
                "http://[::ffff:169.254.169.254]/",
                "http://224.0.0.1",
                "http://168.63.129.16/metadata",
                "http://100.100.100.200",
                "http://[64:ff9b::169.254.169.254]/",
                "http://2130706433/",
                "http://0x7f000001/",
                "http://127.1/",
                "ftp://files.example",
                "https://user:secret@api.example/v1",
                "https://api.example/v1?key=1",
                "https://api.example/v1#x",
                "api.openai.com/v1",
                "https://",
                "not a url"
            })
    void neverTakesLinkLocalOrAmbiguousAddresses(String url) {
        assertThat(lenient.fault(url)).isPresent();
    }

    @Test
    void leavesNoSlashAtTheEnd() {
        assertThat(BaseUrls.tidy(" https://api.openai.com/v1// ")).isEqualTo("https://api.openai.com/v1");
    }
}
