package io.tollgate.admin.mail;

import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.admin.Browser;
import io.tollgate.admin.ControlPlaneCalls;
import io.tollgate.admin.ControlPlaneTest;
import io.tollgate.admin.Reply;
import io.tollgate.admin.Tenant;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The control plane of an operator who has a mail server. */
@ExtendWith(OutputCaptureExtension.class)
class MailTest extends ControlPlaneCalls {

    private static final Mailbox MAILBOX = new Mailbox();
    private static final String OTHER_PASSWORD = "another long passphrase";

    @DynamicPropertySource
    static void servers(DynamicPropertyRegistry registry) {
        ControlPlaneTest.servers(registry);
        registry.add("tollgate.smtp.host", () -> "127.0.0.1");
        registry.add("tollgate.smtp.port", MAILBOX::port);
        registry.add("tollgate.smtp.security", () -> "none");
        registry.add("tollgate.smtp.from", () -> "Tollgate <tollgate@example.com>");
        registry.add("tollgate.public-url", () -> "https://tollgate.example.com/");
    }

    @Test
    void confirmsAnAddressBeforeThereIsAnAccount(CapturedOutput logs) throws MessagingException {
        String email = address();
        Browser browser = browser();

        Reply asked = signUp(browser, email).is(202);

        assertThat(asked.text()).isEmpty();
        login(browser(), email, Tenant.PASSWORD).is(401);
        Message letter = MAILBOX.letter(email, 1);
        String secret = Mailbox.secret(letter);
        assertThat(letter.getSubject()).isEqualTo("Confirm your e-mail address");
        assertThat(secret).startsWith("tgm_");
        Reply made = verify(browser, secret, Tenant.PASSWORD).is(201);
        assertThat(made.at("$.organization.name")).isEqualTo("Navy");
        assertThat(browser.get("/api/me").is(200).at("$.role")).isEqualTo("owner");
        verify(browser(), secret, Tenant.PASSWORD).is(404);
        assertThat(confirmed(email)).isEqualTo(1);
        assertThat(logs.getAll()).doesNotContain(secret);
    }

    @Test
    void givesNobodyAnAccountWhoFollowsTheLinkOfSomebodyElsesSignUp() {
        String email = address();
        signUp(browser(), email).is(202);
        String secret = Mailbox.secret(MAILBOX.letter(email, 1));

        verify(browser(), secret, "a password of their own").is(401);

        assertThat(number("select count(*) from app_user where email = $1", email))
                .isZero();
    }

    @Test
    void answersTheSameForAnAddressThatHasAnAccountAndTellsItsOwnerAlone() throws MessagingException {
        String email = person();

        Reply known = signUp(browser(), email).is(202);
        Reply unknown = signUp(browser(), address()).is(202);

        assertThat(known.text()).isEqualTo(unknown.text());
        assertThat(known.headers().headerNames()).isEqualTo(unknown.headers().headerNames());
        assertThat(MAILBOX.letter(email, 2).getSubject()).isEqualTo("You have an account already");
    }

    @Test
    void resetsAForgottenPasswordAndEndsEverySession(CapturedOutput logs) {
        String email = person();
        Browser before = browser();
        login(before, email, Tenant.PASSWORD).is(200);

        browser()
                .post("/api/auth/password-reset", "{\"email\": \"%s\"}".formatted(email))
                .is(202);
        String secret = Mailbox.secret(MAILBOX.letter(email, 2));
        reset(secret, "short").isProblemOf(400, "password");
        run("update app_user set email_confirmed = false where email = $1", email);
        reset(secret, OTHER_PASSWORD).is(204);
        assertThat(confirmed(email)).isEqualTo(1);

        before.get("/api/me").is(401);
        login(browser(), email, Tenant.PASSWORD).is(401);
        login(browser(), email, OTHER_PASSWORD).is(200);
        reset(secret, OTHER_PASSWORD).is(404);
        assertThat(logs.getAll()).doesNotContain(secret);
    }

    @Test
    void asksForAResetWithTheSameAnswerWhetherThereIsAnAccount() {
        Reply known = browser()
                .post("/api/auth/password-reset", "{\"email\": \"%s\"}".formatted(person()))
                .is(202);
        Reply unknown = browser()
                .post("/api/auth/password-reset", "{\"email\": \"%s\"}".formatted(address()))
                .is(202);

        assertThat(known.text()).isEqualTo(unknown.text());
    }

    @Test
    void sendsInvitationsToWhomTheyAreFor() throws MessagingException {
        Browser owner = browser();
        person(owner);
        String email = address();

        Reply issued = owner.post("/api/invitations", "{\"email\": \"%s\", \"role\": \"viewer\"}".formatted(email))
                .is(201);
        Message letter = MAILBOX.letter(email, 1);
        Browser guest = browser();
        guest.post("/api/auth/sign-up", """
                        {"email": "%s", "password": "%s", "name": "Grace", "invitation": "%s"}
                        """.formatted(email, Tenant.PASSWORD, Mailbox.secret(letter)))
                .is(202);
        verify(guest, Mailbox.secret(MAILBOX.letter(email, 2)), Tenant.PASSWORD).is(201);

        assertThat(issued.at("$.mailed")).isEqualTo("true");
        assertThat(letter.getSubject()).isEqualTo("Join Navy");
        assertThat(guest.get("/api/me").at("$.role")).isEqualTo("viewer");
        assertThat(owner.post("/api/invitations", "{\"role\": \"viewer\"}").at("$.mailed"))
                .isEqualTo("false");
    }

    @Test
    void sendsNobodyMoreLettersThanTheyCanBear() {
        String email = person();

        for (int i = 0; i < 8; i++) {
            browser()
                    .post("/api/auth/password-reset", "{\"email\": \"%s\"}".formatted(email))
                    .is(202);
        }
        String last = address();
        signUp(browser(), last).is(202);
        MAILBOX.letter(last, 1);

        assertThat(MAILBOX.count(email)).isLessThanOrEqualTo(5);
    }

    @Test
    void saysSoOnThePageForThoseWhoAreNotLoggedIn() {
        Reply options = browser().get("/api/auth/options").is(200);

        assertThat(options.at("$.mail")).isEqualTo("true");
        assertThat(options.at("$.sign_up")).isEqualTo("open");
    }

    /** Somebody new who has confirmed their address, which took one letter. */
    private String person() {
        return person(browser());
    }

    private String person(Browser browser) {
        String email = address();
        signUp(browser, email).is(202);
        verify(browser, Mailbox.secret(MAILBOX.letter(email, 1)), Tenant.PASSWORD)
                .is(201);
        return email;
    }

    private static String address() {
        return UUID.randomUUID() + "@example.com";
    }

    private static Reply signUp(Browser browser, String email) {
        return browser.post("/api/auth/sign-up", """
                {"email": "%s", "password": "%s", "name": "Grace", "organization": "Navy"}
                """.formatted(email, Tenant.PASSWORD));
    }

    private static Reply verify(Browser browser, String secret, String password) {
        return browser.post(
                "/api/auth/verify", "{\"secret\": \"%s\", \"password\": \"%s\"}".formatted(secret, password));
    }

    private long confirmed(String email) {
        return number("select count(*) from app_user where email = $1 and email_confirmed", email);
    }

    private Reply reset(String secret, String password) {
        return browser()
                .post(
                        "/api/auth/password-reset/confirm",
                        "{\"secret\": \"%s\", \"password\": \"%s\"}".formatted(secret, password));
    }

    private static Reply login(Browser browser, String email, String password) {
        return browser.post("/api/auth/login", "{\"email\": \"%s\", \"password\": \"%s\"}".formatted(email, password));
    }
}
