package io.tollgate.admin.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.admin.ControlPlaneTest;
import io.tollgate.admin.Reply;
import org.junit.jupiter.api.Test;

class SystemTest extends ControlPlaneTest {

    private static final String PATH = "/api/operator/system";

    @Test
    void tellsThatBothDatabasesAnswerAndHowManyRowsWait() {
        Reply system = operator().get(PATH).is(200);

        assertThat(system.at("$.redis.up")).isEqualTo("true");
        assertThat(system.at("$.postgres.up")).isEqualTo("true");
        assertThat(system.at("$.postgres.version")).startsWith("1");
        assertThat(Long.parseLong(system.at("$.redis.bytes"))).isPositive();
        assertThat(Long.parseLong(system.at("$.usage_queue.waiting"))).isNotNegative();
        assertThat(system.at("$.node")).isNotBlank();
    }

    @Test
    void isForTheOperatorAlone() {
        signUp().browser().get(PATH).is(403);
        browser().get(PATH).is(401);
    }
}
