package io.tollgate.api.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.r2dbc.spi.ConnectionFactories;
import io.tollgate.billing.payload.CapturedBody;
import io.tollgate.billing.payload.CapturedPayload;
import io.tollgate.billing.payload.PayloadQueue;
import io.tollgate.billing.payload.PayloadVault;
import io.tollgate.billing.payload.PayloadWriter;
import io.tollgate.billing.tenant.IdKind;
import io.tollgate.billing.tenant.MasterKey;
import io.tollgate.billing.tenant.MasterKeys;
import io.tollgate.routing.catalogue.CredentialVault;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import reactor.core.scheduler.Schedulers;

@ExtendWith(OutputCaptureExtension.class)
class RotateMasterKeyTest extends CommandTest {

    @Test
    void rotatesTheMasterKeyAndGoesOnWhereItWasCutOff(CapturedOutput output) throws SQLException {
        MasterKey old = key(1);
        CredentialVault before = new CredentialVault(old, new SecureRandom());
        install(old);
        execute(
                "insert into provider (slug, display_name, protocol, base_url) values ('p', 'P', 'openai', 'http://p')");
        for (int i = 0; i < 450; i++) {
            String slug = "c%03d".formatted(i);
            execute("insert into credential (slug, provider, sealed) values ('" + slug + "', 'p', '\\x"
                    + HexFormat.of().formatHex(before.seal(slug, "sk-" + i)) + "')");
        }
        UUID organization = IdKind.next();
        UUID own = IdKind.next();
        execute("insert into organization (id, name, shard) values ('" + organization + "', 'Acme', 7)");
        execute("""
                insert into provider_key (organization_id, id, provider, name, sealed, hint, precedence)
                values ('%s', '%s', 'p', 'k', '\\x%s', '…', 'before')
                """.formatted(
                organization, own, HexFormat.of().formatHex(before.seal(IdKind.PROVIDER_KEY.show(own), "sk-own"))));
        UUID request = capture(organization, old);
        failFrom("c300");

        assertThat(rotate(2, 1)).isEqualTo(2);
        assertThat(openable(key(2))).isEqualTo(200);
        CredentialVault both = new CredentialVault(new MasterKeys(key(2), List.of(old)), new SecureRandom());
        assertThat(both.open("c000", sealed("credential where slug = 'c000'"))).isEqualTo("sk-0");
        assertThat(both.open("c449", sealed("credential where slug = 'c449'"))).isEqualTo("sk-449");

        execute("drop trigger stop on credential");
        assertThat(rotate(2, 1)).isZero();

        assertThat(output.getOut())
                .contains("452 keys are sealed under the new master key", "252 of them were sealed anew");
        assertThat(openable(key(2))).isEqualTo(450);
        CredentialVault after = new CredentialVault(key(2), new SecureRandom());
        assertThat(after.open(IdKind.PROVIDER_KEY.show(own), sealed("provider_key")))
                .isEqualTo("sk-own");
        assertThat(isReadable(request, key(2))).isTrue();
        assertThat(isReadable(request, old)).isFalse();
        assertThat(count("audit_event where action = 'master_key.rotate'")).isEqualTo(1);
        assertThat(rotate(2, 1)).isZero();
        assertThat(count("audit_event where action = 'master_key.rotate'")).isEqualTo(1);
    }

    @Test
    void rotatesToNoKeyThatIsNotNamedAndReportsWhatItCannotOpen(CapturedOutput output) throws SQLException {
        install(key(1));
        execute(
                "insert into provider (slug, display_name, protocol, base_url) values ('p', 'P', 'openai', 'http://p')");
        execute("insert into credential (slug, provider, sealed) values ('broken', 'p', '\\x00')");

        assertThat(run("rotate-master-key", "--tollgate.master-key=" + text(1))).isEqualTo(2);
        assertThat(output.getErr()).contains("TOLLGATE_MASTER_KEY_PREVIOUS is not set");
        assertThat(rotate(3, 2)).isEqualTo(2);
        assertThat(output.getErr()).contains("is not the master key that this database was set up with");

        assertThat(rotate(2, 1)).isEqualTo(1);
        assertThat(output.getOut()).contains("broken opens under no key that is known");
    }

    /** A prompt and its answer, as a node writes them. */
    private UUID capture(UUID organization, MasterKey key) throws SQLException {
        UUID team = IdKind.next();
        UUID request = IdKind.next();
        execute("insert into team (organization_id, id, name) values ('" + organization + "', '" + team + "', 't')");
        PayloadQueue queue = new PayloadQueue(100, new SimpleMeterRegistry());
        CapturedBody body = new CapturedBody("", 2, new byte[] {'h', 'i'});
        Instant now = Instant.now();
        queue.add(new CapturedPayload(organization, team, request, now, now.plus(Duration.ofDays(7)), body, body));
        new PayloadWriter(
                        ConnectionFactories.get(database.r2dbcUrl()),
                        queue,
                        new PayloadVault(MasterKeys.only(key), new SecureRandom()),
                        Schedulers.boundedElastic())
                .write()
                .block();
        return request;
    }

    private boolean isReadable(UUID request, MasterKey key) throws SQLException {
        return new PayloadVault(MasterKeys.only(key), new SecureRandom())
                .open(request, sealed("sealed_key", "request_payload"), sealed("content", "request_payload"))
                .isPresent();
    }

    private int rotate(int to, int from) {
        return run(
                "rotate-master-key",
                "--tollgate.master-key=" + text(to),
                "--tollgate.master-key-previous=" + text(from));
    }

    private void install(MasterKey key) throws SQLException {
        execute("insert into installation (master_key_check) values ('\\x"
                + HexFormat.of().formatHex(key.check()) + "')");
    }

    /** As if the process were killed there: nothing of that batch is written. */
    private void failFrom(String slug) throws SQLException {
        execute("create function stop() returns trigger language plpgsql as " + "$$ begin if new.slug >= '" + slug
                + "' then raise 'stopped'; end if; return new; end $$");
        execute("create trigger stop before update on credential for each row execute function stop()");
    }

    private long openable(MasterKey key) throws SQLException {
        CredentialVault vault = new CredentialVault(key, new SecureRandom());
        long opened = 0;
        for (int i = 0; i < 450; i++) {
            String slug = "c%03d".formatted(i);
            try {
                opened += vault.open(slug, sealed("credential where slug = '" + slug + "'"))
                                .equals("sk-" + i)
                        ? 1
                        : 0;
            } catch (IllegalArgumentException sealedOtherwise) {
                // Under the other key.
            }
        }
        return opened;
    }

    private byte[] sealed(String of) throws SQLException {
        return sealed("sealed", of);
    }

    private byte[] sealed(String column, String of) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select " + column + " from " + of)) {
            rows.next();
            return rows.getBytes(1);
        }
    }

    private static MasterKey key(int number) {
        return new MasterKey(Base64.getDecoder().decode(text(number)));
    }

    private static String text(int number) {
        byte[] key = new byte[MasterKey.LENGTH];
        key[0] = (byte) number;
        return Base64.getEncoder().encodeToString(key);
    }
}
