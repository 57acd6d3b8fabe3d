package io.tollgate.api.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.tollgate.billing.setting.InvalidSetting;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;
import org.springframework.mock.env.MockEnvironment;

class ServersEnvironmentPostProcessorTest {

    private final MockEnvironment environment = new MockEnvironment()
            .withProperty("tollgate.postgres.url", "postgresql://ada:s3cret@db/tollgate")
            .withProperty("tollgate.redis.url", "redis://:s3cret@cache:6379");

    @Test
    void tellsSpringWhereBothServersAre() {
        process();

        assertThat(environment.getProperty("spring.r2dbc.url")).isEqualTo("r2dbc:postgresql://db:5432/tollgate");
        assertThat(environment.getProperty("spring.flyway.password")).isEqualTo("s3cret");
        assertThat(environment.getProperty("spring.data.redis.url")).isEqualTo("redis://:s3cret@cache:6379");
    }

    @Test
    void leavesASettingOfSpringsOwnAsItIs() {
        environment.setProperty("spring.flyway.user", "migrator");

        process();

        assertThat(environment.getProperty("spring.flyway.user")).isEqualTo("migrator");
    }

    @Test
    void saysWhichSettingIsMissingAndHowToSetIt() {
        environment.setProperty("tollgate.redis.url", "");

        process();

        assertThatExceptionOfType(InvalidSetting.class)
                .isThrownBy(() -> environment.getProperty("spring.data.redis.url"))
                .withMessage("TOLLGATE_REDIS_URL is not set")
                .extracting(InvalidSetting::fix)
                .asString()
                .contains("redis://:password@host:6379");
    }

    @Test
    void takesAnAddressThatIsKnownOnlyLater() {
        process();

        environment.setProperty("tollgate.redis.url", "rediss://:late@cache:6380");

        assertThat(environment.getProperty("spring.data.redis.url")).isEqualTo("rediss://:late@cache:6380");
    }

    private void process() {
        new ServersEnvironmentPostProcessor().postProcessEnvironment(environment, new SpringApplication());
    }
}
