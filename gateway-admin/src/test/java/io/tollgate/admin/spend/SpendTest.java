package io.tollgate.admin.spend;

import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.admin.Browser;
import io.tollgate.admin.ControlPlaneTest;
import io.tollgate.admin.Reply;
import io.tollgate.admin.Tenant;
import io.tollgate.admin.usage.UsageRows;
import io.tollgate.admin.usage.UsageRows.Row;
import io.tollgate.billing.tenant.IdKind;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpMethod;

class SpendTest extends ControlPlaneTest {

    private static final Instant NOON = Instant.parse("2026-03-10T12:30:00Z");
    private static final String MARCH = "&from=2026-03-01&to=2026-04-01";

    private Tenant tenant;
    private UsageRows usage;
    private String key;

    @BeforeEach
    void makeATenant() {
        tenant = signUp();
        usage = new UsageRows(database);
        key = tenant.newKey("production").at("$.id");
    }

    @Test
    void addsUpByTeamAndModel() {
        String search = tenant.newTeam("Search");
        add(row(tenant.team()).cost("0.000000001"));
        add(row(tenant.team()));
        add(row(tenant.team()).model("maxi").cost("2"));
        add(row(search).status("error").cost("0"));

        Reply spend = get("?group_by=team,model" + MARCH);

        assertThat(spend.all("$.rows[*].team.name")).containsExactly("default", "default", "Search");
        assertThat(spend.all("$.rows[*].model")).containsExactly("maxi", "mini", "mini");
        assertThat(spend.all("$.rows[*].spend")).containsExactly("2.00", "0.012500001", "0.00");
        assertThat(spend.all("$.rows[*].requests")).containsExactly("1", "2", "1");
        assertThat(spend.all("$.rows[*].errors")).containsExactly("0", "0", "1");
        assertThat(spend.at("$.rows[0].team.id")).isEqualTo(tenant.team());
        assertThat(spend.at("$.rows[0].key")).isEqualTo("null");
        assertThat(spend.at("$.total.spend")).isEqualTo("2.012500001");
        assertThat(spend.at("$.total.requests")).isEqualTo("4");
        assertThat(spend.at("$.total.input_tokens")).isEqualTo("4000");
    }

    @Test
    void putsRowsIntoBucketsInUtc() {
        add(row(tenant.team()));
        add(Row.of(tenant.team(), key, NOON.plus(12, ChronoUnit.HOURS)));
        add(Row.of(tenant.team(), key, NOON.plus(40, ChronoUnit.MINUTES)));

        assertThat(get("?granularity=day" + MARCH).all("$.rows[*].bucket"))
                .containsExactly("2026-03-10T00:00:00Z", "2026-03-11T00:00:00Z");
        assertThat(get("?granularity=hour" + MARCH).all("$.rows[*].bucket"))
                .containsExactly("2026-03-10T12:00:00Z", "2026-03-10T13:00:00Z", "2026-03-11T00:00:00Z");
        Reply month = get("?granularity=month&group_by=key" + MARCH);
        assertThat(month.all("$.rows[*].bucket")).containsExactly("2026-03-01T00:00:00Z");
        assertThat(month.all("$.rows[*].key.name")).containsExactly("production");
    }

    @Test
    void addsWholeDaysAndTheHoursBesideThem() {
        for (int hour = 0; hour < 72; hour += 6) {
            add(Row.of(tenant.team(), key, Instant.parse("2026-03-09T00:20:00Z").plus(hour, ChronoUnit.HOURS)));
        }

        for (String stretch : new String[] {
            "from=2026-03-09T06:00:00Z&to=2026-03-11T13:00:00Z=10",
                    "from=2026-03-09T07:00:00Z&to=2026-03-09T20:00:00Z=2",
            "from=2026-03-09T19:00:00Z&to=2026-03-10T07:00:00Z=2", "from=2026-03-09&to=2026-03-10=4"
        }) {
            int equals = stretch.lastIndexOf('=');
            String requests = stretch.substring(equals + 1);
            String range = "&" + stretch.substring(0, equals);
            assertThat(get("?group_by=model" + range).at("$.total.requests")).isEqualTo(requests);
            assertThat(get("?granularity=month" + range).at("$.total.requests")).isEqualTo(requests);
            assertThat(get("?granularity=hour" + range).at("$.total.requests")).isEqualTo(requests);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "group_by=team",
                "group_by=status",
                "group_by=model",
                "group_by=provider,offering",
                "group_by=team,model",
                "group_by=key",
                "group_by=model&team=TEAM",
                "group_by=team&model=mini",
                "key=KEY",
                "offering=cheap-mini&status=error"
            })
    void addsHoursUpToTheirDayWhateverTheyAreToldApartBy(String query) {
        String search = tenant.newTeam("Search");
        add(row(tenant.team()));
        add(row(search).model("maxi").cost("2"));
        add(Row.of(search, key, NOON.plus(3, ChronoUnit.HOURS)).status("error").cost("0.5"));
        String asked = "?" + query.replace("TEAM", search).replace("KEY", key) + MARCH;

        Reply hours = get(asked + "&granularity=hour");
        Reply days = get(asked + "&granularity=day");

        assertThat(hours.at("$.total")).isEqualTo(days.at("$.total"));
        assertThat(hours.at("$.total.requests")).isNotEqualTo("0");
    }

    @Test
    void refusesMoreRowsThanAnyoneReads() {
        add(row(tenant.team()));
        run(
                "insert into usage_daily select (jsonb_populate_record(u, jsonb_build_object('key_id', gen_random_uuid()))).*"
                        + " from usage_daily u, generate_series(1, 20000) where u.organization_id = $1",
                id(IdKind.ORGANIZATION, tenant.organization()));

        assertThat(tenant.browser()
                        .get("/api/spend?group_by=key" + MARCH)
                        .isProblemOf(400, "group_by")
                        .text())
                .contains("more than 20000 rows");
        assertThat(get("?group_by=team" + MARCH).at("$.total.requests")).isEqualTo("20001");
    }

    @Test
    void answersWithTheGroupsThatCostMostAndTheTotalOfAll() {
        add(row(tenant.team()).cost("1"));
        add(row(tenant.newTeam("Search")).cost("2"));
        add(row(tenant.newTeam("Support")).cost("0.5"));

        Reply dearest = get("?group_by=team&top=2" + MARCH);

        assertThat(dearest.all("$.rows[*].team.name")).containsExactly("Search", "default");
        assertThat(dearest.at("$.total.spend")).isEqualTo("3.50");
    }

    @ParameterizedTest
    @ValueSource(strings = {"top=0", "top=1001", "top=2&granularity=day", "top=2&compare=previous"})
    void namesWhatIsWrongWithHowManyGroupsAreAskedFor(String query) {
        tenant.browser().get("/api/spend?group_by=team&" + query + MARCH).isProblemOf(400, "top");
    }

    @Test
    void countsTheLastThirtyDaysByDefault() {
        add(Row.of(tenant.team(), key, Instant.now()));
        add(Row.of(tenant.team(), key, Instant.now().minus(29, ChronoUnit.DAYS)));
        add(Row.of(tenant.team(), key, Instant.now().minus(32, ChronoUnit.DAYS)));

        assertThat(get("").at("$.total.requests")).isEqualTo("2");
        assertThat(get("").all("$.rows[*].spend")).containsExactly("0.025");
    }

    @Test
    void groupsByTags() {
        add(row(tenant.team()).tags("{\"env\": \"prod\"}"));
        add(row(tenant.team()).tags("{\"env\": \"test\"}").cost("1"));
        add(row(tenant.team()).tags("{}").cost("3"));

        Reply spend = get("?group_by=tag:env,team&granularity=day" + MARCH);

        assertThat(spend.all("$.rows[*].tags.env")).containsExactly("null", "test", "prod");
        assertThat(spend.all("$.rows[*].spend")).containsExactly("3.00", "1.00", "0.0125");
        assertThat(spend.at("$.total.requests")).isEqualTo("3");
    }

    @Test
    void isNarrowedToWhatIsAskedFor() {
        String search = tenant.newTeam("Search");
        add(row(tenant.team()));
        add(row(search).model("maxi"));

        assertThat(get("?team=" + search + MARCH).at("$.total.requests")).isEqualTo("1");
        assertThat(get("?model=mini&key=" + key + MARCH).at("$.total.requests")).isEqualTo("1");
        assertThat(get("?status=error" + MARCH).at("$.total.requests")).isEqualTo("0");
        assertThat(get("?status=error" + MARCH).at("$.total.spend")).isEqualTo("0.00");
    }

    @Test
    void showsAMemberTheirOwnTeamsOnly() {
        String search = tenant.newTeam("Search");
        add(row(tenant.team()));
        add(row(search).cost("7"));

        Browser member = join(tenant, "member", search);
        Reply spend = member.get("/api/spend?group_by=team" + MARCH).is(200);

        assertThat(spend.all("$.rows[*].team.name")).containsExactly("Search");
        assertThat(spend.at("$.total.spend")).isEqualTo("7.00");
        Reply hours = member.get("/api/spend?group_by=model&granularity=hour" + MARCH);
        assertThat(hours.is(200).all("$.rows[*].spend")).containsExactly("7.00");
        assertThat(join(tenant, "billing").get("/api/spend?x=1" + MARCH).at("$.total.spend"))
                .isEqualTo("7.0125");
        assertThat(join(tenant, "member").get("/api/spend?x=1" + MARCH).at("$.total.requests"))
                .isEqualTo("0");
    }

    @Test
    void showsNothingOfAnotherTenant() {
        add(row(tenant.team()));

        Browser other = signUp().browser();

        assertThat(other.get("/api/spend?group_by=team" + MARCH).at("$.total.requests"))
                .isEqualTo("0");
        assertThat(other.get("/api/spend?team=" + tenant.team() + MARCH).at("$.total.requests"))
                .isEqualTo("0");
    }

    @Test
    void namesTheParameterThatIsWrong() {
        assertThat(tenant.browser()
                        .get("/api/spend?group_by=team,tema")
                        .isProblemOf(400, "group_by")
                        .text())
                .contains("tema");
        tenant.browser().get("/api/spend?granularity=week").isProblemOf(400, "granularity");
        tenant.browser()
                .get("/api/spend?granularity=hour&from=2026-03-01T12:00:00Z&to=2026-04-01T11:30:00Z")
                .is(200);
        assertThat(tenant.browser()
                        .get("/api/spend?granularity=hour&from=2026-03-01&to=2026-04-02")
                        .isProblemOf(400, "granularity")
                        .text())
                .contains("at most 31 days");
        tenant.browser().get("/api/spend?from=yesterday").isProblemOf(400, "from");
        tenant.browser().get("/api/spend?from=2026-02-01&to=2026-01-01").isProblemOf(400, "from");
        tenant.browser().get("/api/spend?team=x").isProblemOf(400, "team");
    }

    @Test
    void isNarrowedToAnOfferingAMemberAndATag() {
        add(row(tenant.team()).tags("{\"env\": \"prod\"}"));
        add(row(tenant.team()).tags("{\"env\": \"test\"}").cost("1"));

        assertThat(get("?offering=cheap-mini" + MARCH).at("$.total.requests")).isEqualTo("2");
        assertThat(get("?offering=other" + MARCH).at("$.total.requests")).isEqualTo("0");
        assertThat(get("?member=" + tenant.user() + MARCH).at("$.total.requests"))
                .isEqualTo("0");
        assertThat(get("?tag=env:test&group_by=model" + MARCH).all("$.rows[*].spend"))
                .containsExactly("1.00");
        tenant.browser().get("/api/spend?tag=env").isProblemOf(400, "tag");
        tenant.browser().get("/api/spend?member=x").isProblemOf(400, "member");
    }

    @Test
    void comparesWithThePeriodBefore() {
        add(row(tenant.team()).cost("3"));
        add(Row.of(tenant.team(), key, NOON.minus(7, ChronoUnit.DAYS)));
        add(Row.of(tenant.team(), key, NOON.minus(8, ChronoUnit.DAYS)).cost("9"));

        String half = "&from=2026-03-04T00:00:00Z&to=2026-03-10T18:00:00Z";
        Reply spend = get("?group_by=team&granularity=day&compare=previous" + half);

        assertThat(spend.at("$.total.spend")).isEqualTo("3.00");
        assertThat(spend.at("$.previous.from")).isEqualTo("2026-02-25T00:00:00Z");
        assertThat(spend.at("$.previous.to")).isEqualTo("2026-03-03T18:00:00Z");
        assertThat(spend.all("$.previous.rows[*].spend")).containsExactly("9.0125");
        assertThat(spend.all("$.previous.rows[*].bucket")).containsExactly("null");
        assertThat(get("?group_by=team" + half).at("$.previous")).isEqualTo("null");
        tenant.browser().get("/api/spend?compare=next").isProblemOf(400, "compare");
    }

    @Test
    void tellsWhatCachesSaved() {
        add(Row.of(tenant.team(), key, Instant.now()));
        readFromCaches();

        Reply saved = tenant.browser().get("/api/spend/cache").is(200);

        assertThat(saved.at("$.cache_read_tokens")).isEqualTo("2000");
        assertThat(saved.at("$.saved")).isEqualTo("0.009");
        assertThat(get("?group_by=offering").at("$.rows[0].cache_hit_rate")).isEqualTo("0.6667");
        assertThat(get("?status=error").at("$.total.cache_hit_rate")).isEqualTo("null");
        assertThat(signUp().browser().get("/api/spend/cache").at("$.saved")).isEqualTo("0.00");
    }

    @Test
    void tellsWhatCachesSavedOfEachGroup() {
        String search = tenant.newTeam("Search");
        add(row(tenant.team()));
        add(Row.of(search, key, NOON.plus(1, ChronoUnit.DAYS)).cost("0"));
        add(Row.of(search, key, NOON.plus(1, ChronoUnit.DAYS)).cost("0"));
        readFromCaches();

        for (String groups :
                new String[] {"team", "team&granularity=month", "team&granularity=hour", "team,end_user"}) {
            Reply spend = get("?group_by=" + groups + MARCH);
            assertThat(spend.at("$.total.saved")).as(groups).isEqualTo("0.027");
            assertThat(spend.at("$.rows[0].saved")).as(groups).isEqualTo("0.009");
            assertThat(spend.at("$.rows[1].saved")).as(groups).isEqualTo("0.018");
        }
        assertThat(tenant.browser().get("/api/spend/cache?x=1" + MARCH).at("$.saved"))
                .isEqualTo("0.027");
    }

    @Test
    void groupsByTheEndUserThatCallersName() {
        add(row(tenant.team()));

        assertThat(get("?group_by=end_user" + MARCH).all("$.rows[*].end_user")).containsExactly("null");
    }

    @Test
    void answersWithCsvToThoseWhoAskForIt() {
        String risky = tenant.newTeam("=1+1, \\\"x\\\"");
        add(row(risky));

        Reply csv = tenant.browser()
                .send(
                        HttpMethod.GET,
                        null,
                        Map.of("Accept", "text/csv"),
                        "/api/spend?group_by=team,model&granularity=day" + MARCH)
                .is(200);

        assertThat(String.valueOf(csv.headers().getContentType())).startsWith("text/csv");
        assertThat(csv.text().split("\r\n"))
                .containsExactly(
                        "day,team_id,team,model,requests,errors,input_tokens,cache_read_tokens,cache_write_tokens,"
                                + "output_tokens,reasoning_tokens,list_cost,discount,fee,charged,upstream_cost,spend,saved",
                        "2026-03-10T00:00:00Z," + risky
                                + ",\"'=1+1, \"\"x\"\"\",mini,1,0,1000,0,0,500,100,0.0125,0.00,0.00,0.0125,0.0125,0.0125,0.00");
        assertThat(String.valueOf(get("?x=1" + MARCH).headers().getContentType()))
                .isEqualTo("application/json");
    }

    /** So many tokens of each row, which saved 0.009 USD. */
    private void readFromCaches() {
        run(
                "update usage_record set cache_read_tokens = 2000, cache_saved = 0.009 where organization_id = $1",
                id(IdKind.ORGANIZATION, tenant.organization()));
        usage.rollUp(tenant);
    }

    private Row row(String team) {
        return Row.of(team, key, NOON);
    }

    private void add(Row row) {
        usage.add(tenant, row);
    }

    private Reply get(String query) {
        return tenant.browser().get("/api/spend" + query).is(200);
    }
}
