package io.tollgate.billing.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lettuce.core.AclSetuserArgs;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.api.StatefulRedisConnection;
import io.tollgate.billing.setting.InvalidSetting;
import io.tollgate.testkit.TestServers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RedisAddressTest {

    @Test
    void logsInWithAPasswordThatIsPercentEncoded() {
        RedisURI server = RedisAddress.parse(TestServers.redisUrl());
        String url = "redis://encoded:r3d%2Fs%40%2B@" + server.getHost() + ":" + server.getPort();

        try (RedisClient client = RedisClient.create();
                StatefulRedisConnection<String, String> admin = client.connect(server)) {
            admin.sync()
                    .aclSetuser(
                            "encoded",
                            AclSetuserArgs.Builder.on().addPassword("r3d/s@+").allCommands());

            try (StatefulRedisConnection<String, String> connection = client.connect(RedisAddress.parse(url))) {
                assertThat(connection.sync().aclWhoami()).isEqualTo("encoded");
            } finally {
                admin.sync().aclDeluser("encoded");
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "'', is not set",
        "http://:hidden@cache:6379, does not begin with redis://",
        "redis://:hidden/@cache:6379, names no host",
        "redis://:hid den@cache:6379, is no URL",
        "redis://:hidden@cache:6379/abc, is no address",
    })
    void refusesWhatIsNoAddressWithoutRepeatingThePassword(String url, String problem) {
        assertThatThrownBy(() -> RedisAddress.parse(url))
                .isInstanceOf(InvalidSetting.class)
                .hasMessageContaining("TOLLGATE_REDIS_URL " + problem)
                .hasMessageNotContaining("hid");
    }
}
