package io.tollgate.billing.redis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShardKeysTest {

    private static final UUID ID = UUID.fromString("01890000-0000-7000-8000-000000000001");

    @ParameterizedTest
    @ValueSource(strings = {"organization", "team", "key", "member"})
    void everySpendIsCountedInTheWholeOf(String kind) {
        assertThat(ShardKeys.isUsual(kind + ":" + ID)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"user:" + "a name of an end user, as long as id", "team", "", ":", "team:"})
    void notEverySpendIsCountedIn(String scope) {
        assertThat(ShardKeys.isUsual(scope)).isFalse();
    }

    @Test
    void notEverySpendIsCountedInAPartOfAScope() {
        assertThat(ShardKeys.isUsual("team:" + ID + "/model:gpt-5")).isFalse();
    }
}
