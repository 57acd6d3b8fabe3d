package io.tollgate.admin.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tollgate.admin.Browser;
import io.tollgate.admin.ControlPlaneTest;
import io.tollgate.admin.Reply;
import io.tollgate.admin.change.AuditTrail;
import io.tollgate.billing.setting.InvalidSetting;
import io.tollgate.billing.tenant.SecretFormat;
import io.tollgate.billing.tenant.SecretHasher;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.DefaultApplicationArguments;
import org.springframework.transaction.reactive.TransactionalOperator;

class OperatorTokenTest extends ControlPlaneTest {

    @Autowired
    private SecretHasher hasher;

    @Autowired
    private TransactionalOperator transaction;

    @Autowired
    private AuditTrail audit;

    @TempDir
    private Path data;

    @AfterEach
    void configureTheOneOfTheOtherTests() {
        start(OPERATOR_TOKEN);
    }

    @Test
    void isTheConfiguredOne() {
        operator().get("/api/operator/organizations").is(200);
    }

    @Test
    void replacesTheOneThatWasConfiguredBefore() {
        start("tga_the-one-before-it-was-changed");
        browser().bearer("tga_the-one-before-it-was-changed").get("/api/me").is(200);

        start(OPERATOR_TOKEN);

        operator().get("/api/me").is(200);
        browser().bearer("tga_the-one-before-it-was-changed").get("/api/me").is(401);
    }

    @Test
    void isMadeAndKeptInAFileWhenNoneIsConfigured() throws IOException {
        start("");
        String made = Files.readString(data.resolve("operator-token")).strip();
        start("");

        assertThat(SecretFormat.API_TOKEN.matches(made)).isTrue();
        assertThat(Files.readString(data.resolve("operator-token")).strip()).isEqualTo(made);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data.resolve("operator-token"))))
                .isEqualTo("rw-------");
        browser().bearer(made).get("/api/operator/organizations").is(200);
    }

    @Test
    void endsTheConfiguredOneThatWasRemoved() {
        start("");

        operator().get("/api/me").is(401);
    }

    @Test
    void endsTheGeneratedOneOnceAnotherIsConfigured() throws IOException {
        start("");
        String made = Files.readString(data.resolve("operator-token")).strip();

        start(OPERATOR_TOKEN);

        browser().bearer(made).get("/api/me").is(401);
        operator().get("/api/me").is(200);
    }

    @Test
    void tellsTheAuditLogWhenItIsAnotherAndOnlyThen() {
        start("");
        start("");

        Reply log = operatorAfter(OPERATOR_TOKEN)
                .get("/api/operator/audit?action=operator_token&limit=2")
                .is(200);
        assertThat(log.all("$.data[*].target.id")).containsExactly("configured", "generated");
        assertThat(log.all("$.data[*].actor.kind")).containsOnly("system");
        assertThat(log.text()).doesNotContain(OPERATOR_TOKEN);
    }

    private Browser operatorAfter(String configured) {
        start(configured);
        return operator();
    }

    @Test
    void doesNotStartWithAnEmptyFile() throws IOException {
        Files.createFile(data.resolve("operator-token"));

        assertThatThrownBy(() -> start(""))
                .isInstanceOf(InvalidSetting.class)
                .hasMessageContaining("operator-token is empty");
    }

    private void start(String configured) {
        new OperatorToken(database, transaction, audit, hasher, new OperatorProperties(configured, data))
                .run(new DefaultApplicationArguments());
    }
}
