package io.tollgate.api.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class GrantCacheSettingsTest {

    /** What a grant takes that shares nothing with others. */
    private static final long LARGEST_GRANT = 1_000;

    private static GrantCacheSettings remembering(@Nullable Long keys) {
        return new GrantCacheSettings(Duration.ofSeconds(30), Duration.ofMinutes(15), Duration.ofSeconds(5), keys);
    }

    @Test
    void remembersAsManyKeysAsTheHeapHasRoomForBesideRequestsWhereNobodySaysHowMany() {
        long heap = Runtime.getRuntime().maxMemory();

        assertThat(remembering(null).mostKeys() * LARGEST_GRANT).isBetween(heap / 4, heap / 2);
    }

    @Test
    void remembersAsManyAsItIsTold() {
        assertThat(remembering(7L).mostKeys()).isEqualTo(7);
    }

    @Test
    void cannotRememberNone() {
        assertThatIllegalArgumentException().isThrownBy(() -> remembering(0L)).withMessageContaining("tollgate.grants");
    }
}
