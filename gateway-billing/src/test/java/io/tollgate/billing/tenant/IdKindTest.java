package io.tollgate.billing.tenant;

import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.billing.usage.AccountingDays;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class IdKindTest {

    @Property
    void readsBackWhatItShows(@ForAll long high, @ForAll long low) {
        UUID id = new UUID(high, low);

        assertThat(IdKind.TEAM.read(IdKind.TEAM.show(id))).contains(id);
    }

    @Test
    void followsTheTypeIdSpecification() {
        UUID id = UUID.fromString("01890a5d-ac96-774b-bcce-b302099a8057");

        assertThat(IdKind.USER.show(id)).isEqualTo("user_01h455vb4pex5vsknk084sn02q");
    }

    @Test
    void makesDifferentVersionSevensOnEveryThread() {
        Set<UUID> made = IntStream.range(0, 20_000)
                .parallel()
                .mapToObj(i -> IdKind.next())
                .collect(Collectors.toSet());

        assertThat(made).hasSize(20_000).allMatch(id -> id.version() == 7 && id.variant() == 2);
    }

    @Test
    void makesAnIdentifierOfAnotherTime() {
        UUID id = IdKind.madeAt(Instant.parse("2026-09-20T10:00:00Z"));

        assertThat(id.version()).isEqualTo(7);
        assertThat(AccountingDays.of(id))
                .isEqualTo(new AccountingDays(LocalDate.of(2026, 9, 19), LocalDate.of(2026, 9, 21)));
    }

    @Test
    void doesNotReadAnIdentifierOfAnotherKind() {
        assertThat(IdKind.KEY.read(IdKind.TEAM.show(IdKind.next()))).isEmpty();
    }

    @Test
    void doesNotReadMalformedText() {
        assertThat(IdKind.TEAM.read("")).isEmpty();
        assertThat(IdKind.TEAM.read("team_")).isEmpty();
        assertThat(IdKind.TEAM.read("team_81h455vb4pex5vsknk084sn02q")).isEmpty();
        assertThat(IdKind.TEAM.read("team_01h455vb4pex5vsknk084sn02u")).isEmpty();
    }
}
