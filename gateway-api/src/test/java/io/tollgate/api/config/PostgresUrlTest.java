package io.tollgate.api.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tollgate.billing.setting.InvalidSetting;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PostgresUrlTest {

    @Test
    void namesTheSameServerToBothDrivers() {
        PostgresUrl url = PostgresUrl.parse("postgresql://ada:s3cret@db.example:5433/tollgate");

        assertThat(url.r2dbcUrl()).isEqualTo("r2dbc:postgresql://db.example:5433/tollgate");
        assertThat(url.jdbcUrl()).isEqualTo("jdbc:postgresql://db.example:5433/tollgate");
        assertThat(url.user()).isEqualTo("ada");
        assertThat(url.password()).isEqualTo("s3cret");
    }

    @Test
    void fillsInThePortAndDecodesThePassword() {
        PostgresUrl url = PostgresUrl.parse("postgres://ada:p%40ss+%3A@db/tollgate");

        assertThat(url.address()).isEqualTo("db:5432/tollgate");
        assertThat(url.password()).isEqualTo("p@ss+:");
    }

    @Test
    void givesEachDriverItsNameOfTheSslMode() {
        PostgresUrl url = PostgresUrl.parse("postgresql://a:b@db/t?sslmode=require");

        assertThat(url.r2dbcUrl()).isEqualTo("r2dbc:postgresql://db:5432/t?sslMode=require");
        assertThat(url.jdbcUrl()).isEqualTo("jdbc:postgresql://db:5432/t?sslmode=require");
    }

    @ParameterizedTest
    @CsvSource({
        "mysql://a:hidden@db/t, does not begin with postgresql://",
        "postgresql://db/t, names no user and password",
        "postgresql://a:hidden@db, names no host and database",
        "postgresql://a:hidden@db/t?foo=bar, has the parameters 'foo=bar'",
        "postgresql://a:hid den@db/t, is no URL",
    })
    void refusesWhatItCannotUseWithoutRepeatingThePassword(String url, String problem) {
        assertThatThrownBy(() -> PostgresUrl.parse(url))
                .isInstanceOf(InvalidSetting.class)
                .hasMessageContaining("TOLLGATE_POSTGRES_URL " + problem)
                .hasMessageNotContaining("hidden");
    }
}
