package io.tollgate.admin.oidc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tollgate.admin.Browser;
import io.tollgate.admin.ControlPlaneTest;
import io.tollgate.admin.Reply;
import io.tollgate.admin.Tenant;
import io.tollgate.admin.mail.LinkProperties;
import io.tollgate.billing.setting.InvalidSetting;
import io.tollgate.billing.tenant.IdKind;
import java.net.URI;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

class OutsideLoginTest extends ControlPlaneTest {

    /** Lives as long as the tests' process: a test that is run again finds it. */
    private static final LocalIssuer ISSUER = new LocalIssuer();

    private static final String HOME = "https://tollgate.example.com";

    private final String subject = UUID.randomUUID().toString();
    private final String email = subject + "@example.com";

    @DynamicPropertySource
    static void services(DynamicPropertyRegistry registry) {
        registry.add("tollgate.public-url", () -> HOME);
        for (String name : new String[] {"acme", "github"}) {
            registry.add("tollgate.oidc." + name + ".issuer", ISSUER::url);
            registry.add("tollgate.oidc." + name + ".client-id", () -> LocalIssuer.CLIENT);
            registry.add("tollgate.oidc." + name + ".client-secret", () -> LocalIssuer.SECRET);
        }
        registry.add("tollgate.oidc.gone.issuer", () -> "http://localhost:1");
        registry.add("tollgate.oidc.gone.client-id", () -> "x");
        registry.add("tollgate.oidc.gone.client-secret", () -> "x");
    }

    @Test
    void listsTheServicesForThePage() {
        Reply listed = browser().get("/api/auth/providers").is(200);

        assertThat(listed.all("$.data[*].name")).containsExactly("acme", "github", "gone");
        assertThat(listed.all("$.data[*].display_name")).containsExactly("Acme", "GitHub", "Gone");
        assertThat(listed.all("$.data[*].login_url")).contains("/api/auth/oidc/acme");
        assertThat(listed.text()).doesNotContain(LocalIssuer.SECRET);
    }

    @Test
    void asksWithStateNonceAndPkceAndComesBackToTheConfiguredAddressAlone() {
        Browser browser = browser();

        Map<String, String> request = begin(browser, "acme");

        assertThat(request)
                .containsEntry("client_id", LocalIssuer.CLIENT)
                .containsEntry("response_type", "code")
                .containsEntry("code_challenge_method", "S256")
                .containsEntry("redirect_uri", HOME + "/api/auth/oidc/acme/callback")
                .containsKeys("state", "nonce", "code_challenge");
        assertThat(browser.cookies()).containsOnlyKeys(LoginUnderWay.COOKIE);
    }

    @Test
    void makesAnAccountForSomebodyNewAndKnowsThemAgainWhateverTheirAddressIsThen() {
        Browser browser = browser();

        assertThat(login(browser, "acme", claims(email, true))).isEqualTo("/");

        Reply me = browser.get("/api/me").is(200);
        assertThat(me.at("$.user.email")).isEqualTo(email);
        assertThat(me.at("$.user.name")).isEqualTo("Ada Lovelace");
        assertThat(me.at("$.role")).isEqualTo("owner");
        assertThat(browser.cookies()).doesNotContainKey(LoginUnderWay.COOKIE);

        Browser later = browser();
        assertThat(login(later, "acme", claims("new-" + email, true))).isEqualTo("/");
        assertThat(later.get("/api/me").at("$.user.id")).isEqualTo(me.at("$.user.id"));
    }

    @Test
    void refusesAnAddressThatTheServiceHasNotConfirmed() {
        Browser browser = browser();

        assertThat(login(browser, "acme", claims(email, false))).isEqualTo("/login?problem=email_not_verified");

        browser.get("/api/me").is(401);
        assertThat(number("select count(*) from app_user where email = $1", email))
                .isZero();
    }

    @Test
    void doesNotShareAnAccountWithWhoeverSignedUpWithTheAddressFirst() {
        Tenant squatter = signUp();
        Browser stranger = browser();

        assertThat(login(stranger, "acme", claims(squatter.email(), true))).isEqualTo("/login?problem=log_in_first");

        stranger.get("/api/me").is(401);
        assertThat(login(squatter.browser(), "acme", claims(squatter.email(), true)))
                .isEqualTo("/");
        assertThat(login(stranger, "acme", claims(squatter.email(), true))).isEqualTo("/");
        assertThat(stranger.get("/api/me").at("$.user.id")).isEqualTo(squatter.user());
        assertThat(audited(squatter, "identity.link")).isEqualTo(1);
    }

    @Test
    void linksAnAccountWhoseAddressIsConfirmed() {
        Tenant tenant = signUp();
        run("update app_user set email_confirmed = true where id = $1", id(IdKind.USER, tenant.user()));
        Browser browser = browser();

        assertThat(login(browser, "acme", claims(tenant.email().toUpperCase(Locale.ROOT), true)))
                .isEqualTo("/");

        assertThat(browser.get("/api/me").at("$.user.id")).isEqualTo(tenant.user());
        assertThat(browser.get("/api/me").at("$.organization.id")).isEqualTo(tenant.organization());
    }

    @Test
    void letsSomebodyNewInWhereTheyWereInvited() {
        Tenant tenant = signUp();
        String secret = invitation(tenant, email);
        Browser browser = browser();

        assertThat(login(browser, "acme?invitation=" + secret, claims(email, true)))
                .isEqualTo("/");

        Reply me = browser.get("/api/me").is(200);
        assertThat(me.at("$.organization.id")).isEqualTo(tenant.organization());
        assertThat(me.at("$.role")).isEqualTo("member");
        assertThat(me.all("$.organizations[*].id")).containsExactly(tenant.organization());
        assertThat(audited(tenant, "invitation.accept")).isEqualTo(1);
        assertThat(login(browser(), "acme", claims(email, true))).isEqualTo("/");
    }

    @Test
    void takesSomebodyWithAnAccountToWhereTheyWereInvitedAlsoAgain() {
        Browser browser = browser();
        assertThat(login(browser, "acme", claims(email, true))).isEqualTo("/");
        Tenant tenant = signUp();
        String secret = invitation(tenant, email);

        assertThat(login(browser, "acme?invitation=" + secret, claims(email, true)))
                .isEqualTo("/");

        assertThat(browser.get("/api/me").at("$.organization.id")).isEqualTo(tenant.organization());
        assertThat(browser.get("/api/me").all("$.organizations[*].id")).hasSize(2);
        String open = tenant.browser()
                .post("/api/invitations", "{\"role\": \"member\"}")
                .is(201)
                .at("$.secret");
        assertThat(login(browser, "acme?invitation=" + open, claims(email, true)))
                .isEqualTo("/");
        assertThat(browser.get("/api/me").at("$.organization.id")).isEqualTo(tenant.organization());
    }

    @Test
    void letsNobodyInByAnInvitationForAnotherOrByOneThatWasTaken() {
        Tenant tenant = signUp();
        String secret = invitation(tenant, "another-" + email);
        Browser browser = browser();

        assertThat(login(browser, "acme?invitation=" + secret, claims(email, true)))
                .isEqualTo("/login?problem=invitation_for_another");
        tenant.browser()
                .delete(
                        "/api/invitations/{id}",
                        tenant.browser().get("/api/invitations").at("$.data[0].id"))
                .is(204);
        assertThat(login(browser, "acme?invitation=" + secret, claims(email, true)))
                .isEqualTo("/login?problem=invitation_not_found");

        browser.get("/api/me").is(401);
        assertThat(number("select count(*) from app_user where email = $1", email))
                .isZero();
    }

    @Test
    void keepsTheInvitationFromTheService() {
        Browser browser = browser();

        Reply away = browser.get("/api/auth/oidc/acme?invitation=" + invitation(signUp(), email));

        assertThat(location(away)).doesNotContain("tgi_").doesNotContain("invitation");
        assertThat(String.join("", browser.cookies().values())).doesNotContain("tgi_");
    }

    private static String invitation(Tenant tenant, String address) {
        return tenant.browser()
                .post("/api/invitations", "{\"role\": \"member\", \"email\": \"%s\"}".formatted(address))
                .is(201)
                .at("$.secret");
    }

    @Test
    void givesTheBrowserANewSession() {
        Tenant tenant = signUp();
        String before = tenant.browser().cookies().get("tollgate_session");

        assertThat(login(tenant.browser(), "acme", claims(tenant.email(), true)))
                .isEqualTo("/");

        assertThat(tenant.browser().cookies().get("tollgate_session")).isNotEqualTo(before);
    }

    @Test
    void takesACodeFromTheBrowserAloneThatBeganAndOnce() {
        Browser browser = browser();
        Map<String, String> request = begin(browser, "acme");
        String code = ISSUER.agree(request, claims(email, true));

        assertThat(back(browser(), "acme", request, code)).isEqualTo("/login?problem=login_refused");
        assertThat(back(browser, "acme", Map.of("state", "forged"), code)).isEqualTo("/login?problem=login_refused");
        begin(browser, "acme");
        assertThat(back(browser, "acme", request, code)).isEqualTo("/login?problem=login_refused");
        browser.get("/api/me").is(401);
    }

    @Test
    void refusesATokenForAnotherLogin() {
        Browser browser = browser();
        Map<String, String> request = begin(browser, "acme");
        Map<String, String> other = new HashMap<>(request);
        other.put("nonce", "of another login");

        assertThat(back(browser, "acme", request, ISSUER.agree(other, claims(email, true))))
                .isEqualTo("/login?problem=login_refused");

        Map<String, String> again = begin(browser, "acme");
        Map<String, String> without = new HashMap<>(again);
        without.put("code_challenge", "of another browser");
        assertThat(back(browser, "acme", again, ISSUER.agree(without, claims(email, true))))
                .isEqualTo("/login?problem=login_refused");
    }

    @Test
    void asksGitHubForTheConfirmedAddress() {
        run("delete from outside_identity where subject = '4711'");
        Browser browser = browser();

        assertThat(login(browser, "github", claims(email, true))).isEqualTo("/");

        assertThat(browser.get("/api/me").at("$.user.email")).isEqualTo(email);
        assertThat(browser.get("/api/me").at("$.user.name")).isEqualTo("Ada");
        run("delete from outside_identity where subject = '4711'");
        assertThat(login(browser(), "github", claims("x" + email, false)))
                .isEqualTo("/login?problem=email_not_verified");
    }

    @Test
    void answersAnUnknownServiceAndOneThatIsGone() {
        assertThat(browser().get("/api/auth/oidc/nobody").status()).isEqualTo(400);
        assertThat(browser().get("/api/auth/oidc/gone").status()).isEqualTo(503);
        browser().get("/api/auth/oidc/acme/else").is(404);
    }

    @Test
    void readsItsSettingsFromTheEnvironment() {
        Map<String, Object> environment =
                Map.of("TOLLGATE_OIDC_GOOGLE_CLIENT_ID", "id", "TOLLGATE_OIDC_GOOGLE_CLIENT_SECRET", "secret");

        OidcProperties read = new Binder(ConfigurationPropertySources.from(
                        new SystemEnvironmentPropertySource("systemEnvironment", environment)))
                .bind("tollgate", OidcProperties.class)
                .get();

        assertThat(read.oidc()).containsOnlyKeys("google");
        assertThat(Objects.requireNonNull(read.oidc().get("google")).clientSecret())
                .isEqualTo("secret");
    }

    @Test
    void doesNotStartWithSettingsThatCannotWork() {
        OidcProperties good = new OidcProperties(Map.of("google", new OidcProperties.Service("", "id", "secret", "")));

        assertThat(good.issuer("google")).isEqualTo("https://accounts.google.com");
        assertThatThrownBy(() -> new OutsideRegistrations(good, new LinkProperties("")))
                .isInstanceOf(InvalidSetting.class)
                .hasMessageContaining("TOLLGATE_PUBLIC_URL");
        assertThatThrownBy(() -> new OidcProperties(Map.of("acme", new OidcProperties.Service("", "id", "secret", ""))))
                .hasMessageContaining("tollgate.oidc.acme.issuer");
        assertThatThrownBy(() -> new OidcProperties(Map.of("google", new OidcProperties.Service("", "id", "", ""))))
                .hasMessageContaining("client-secret");
    }

    private Map<String, Object> claims(String address, boolean confirmed) {
        return Map.of("sub", subject, "email", address, "email_verified", confirmed, "name", "Ada Lovelace");
    }

    private static String login(Browser browser, String service, Map<String, Object> claims) {
        Map<String, String> request = begin(browser, service);
        return back(browser, service.replaceAll("[?].*", ""), request, ISSUER.agree(request, claims));
    }

    private static Map<String, String> begin(Browser browser, String service) {
        Reply away = browser.get("/api/auth/oidc/" + service).is(302);
        return LocalIssuer.request(Objects.requireNonNull(away.headers().getLocation()));
    }

    private static String back(Browser browser, String service, Map<String, String> request, String code) {
        return location(browser.get(
                "/api/auth/oidc/" + service + "/callback?code={code}&state={state}",
                code,
                request.getOrDefault("state", "")));
    }

    private static String location(Reply reply) {
        URI location = reply.is(302).headers().getLocation();
        return Objects.requireNonNull(location).toString();
    }
}
