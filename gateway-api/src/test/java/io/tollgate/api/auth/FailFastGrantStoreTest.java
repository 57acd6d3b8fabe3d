package io.tollgate.api.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.r2dbc.spi.ConnectionFactories;
import io.tollgate.api.auth.FailFastGrantStore.StoreSilent;
import io.tollgate.api.auth.GrantOutcome.Refused;
import io.tollgate.billing.tenant.MasterKey;
import io.tollgate.routing.catalogue.CredentialVault;
import io.tollgate.testkit.TestServers;
import java.io.IOException;
import java.net.ServerSocket;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

class FailFastGrantStoreTest {

    private static final SecretHash HASH = new SecretHash(1, 2, 3, 4);

    private final AtomicLong ticks = new AtomicLong();

    @Test
    void asksAServerThatIsNotThereOnceASecond() throws IOException {
        GrantStore store =
                new FailFastGrantStore(postgres("r2dbc:postgresql://a:b@127.0.0.1:" + closedPort()), ticks::get);

        assertThatThrownBy(() -> store.load(HASH).block()).isNotInstanceOf(StoreSilent.class);
        assertThatThrownBy(() -> store.load(HASH).block()).isInstanceOf(StoreSilent.class);

        ticks.addAndGet(Duration.ofMillis(1_001).toNanos());
        assertThatThrownBy(() -> store.load(HASH).block()).isNotInstanceOf(StoreSilent.class);
    }

    @Test
    void waitsThreeSecondsAtMost() {
        StepVerifier.withVirtualTime(() -> new FailFastGrantStore(hash -> Mono.never(), ticks::get).load(HASH))
                .thenAwait(Duration.ofSeconds(3))
                .verifyError(TimeoutException.class);
    }

    @Test
    void passesAnAnswerOn() {
        GrantStore store =
                new FailFastGrantStore(postgres(TestServers.freshDatabase().r2dbcUrl()), ticks::get);

        assertThat(store.load(HASH).block()).isInstanceOf(Refused.class);
    }

    @Test
    void keepsAskingAfterAFaultOfOneRow() {
        GrantStore store =
                new FailFastGrantStore(hash -> Mono.error(new IllegalArgumentException("a damaged row")), ticks::get);

        assertThatThrownBy(() -> store.load(HASH).block()).hasMessage("a damaged row");
        assertThatThrownBy(() -> store.load(HASH).block()).hasMessage("a damaged row");
    }

    private static GrantStore postgres(String url) {
        CredentialVault vault = new CredentialVault(new MasterKey(new byte[MasterKey.LENGTH]), new SecureRandom());
        return new PostgresGrantStore(DatabaseClient.create(ConnectionFactories.get(url)), vault);
    }

    private static int closedPort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
