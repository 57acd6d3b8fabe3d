package io.tollgate.admin.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import io.r2dbc.spi.ConnectionFactory;
import io.tollgate.admin.Browser;
import io.tollgate.admin.ControlPlaneTest;
import io.tollgate.admin.Reply;
import io.tollgate.admin.Tenant;
import io.tollgate.admin.fuzz.ApiSpec.Operation;
import io.tollgate.admin.fuzz.ApiSpec.Parameter;
import io.tollgate.admin.usage.CapturedPayloads;
import io.tollgate.admin.usage.UsageRows;
import io.tollgate.admin.usage.UsageRows.Row;
import io.tollgate.billing.payload.PayloadVault;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;

/**
 * Whatever is sent: no fault, no stack trace, and nothing of another tenant. {@code -Dtollgate.fuzz.requests} says how much,
 * and {@code -Dtollgate.fuzz.seed} repeats a run.
 */
// A database of its own: other tests would find strange things in theirs.
@TestPropertySource(properties = "spring.application.name=fuzz")
class FuzzTest extends ControlPlaneTest {

    private static final int REQUESTS = Integer.getInteger("tollgate.fuzz.requests", 1_000);
    private static final long SEED = Long.getLong("tollgate.fuzz.seed", new Random().nextLong());

    /** So many calls of one caller; by then they may have left, or lost what they had. */
    private static final int CALLS_OF_ONE = 200;

    private static final Pattern IDENTIFIER =
            Pattern.compile("\\b(?:org|user|team|key|tok|req|evt|inv|pkey)_[0-9a-z]{20,30}\\b");
    private static final Pattern INSIDES =
            Pattern.compile("\\bat [a-z]+\\.[\\w.$]+\\(|Exception\\b|org\\.springframework|io\\.r2dbc|SQLSTATE");

    @Autowired
    private ConnectionFactory postgres;

    @Autowired
    private PayloadVault vault;

    private final Random random = new Random(SEED);
    private final String secretWord = "zanzibar" + UUID.randomUUID().toString().replace("-", "");
    private final SortedSet<String> known = new TreeSet<>();
    private final List<String> faults = new ArrayList<>();
    private String sent = "";
    private int good;

    @Test
    void noCallFailsOrTellsOfOthers() {
        ApiSpec spec = ApiSpec.read(browser().get("/api/openapi.json").is(200).text());
        Values values = new Values(random, spec);
        List<Operation> operations = spec.operations();
        known.addAll(List.of("fuzz", "organization", "end_user"));
        enterAVictim();

        for (int i = 0; i < REQUESTS; i += CALLS_OF_ONE) {
            List<Browser> callers = callers();
            for (int call = i; call < Math.min(REQUESTS, i + CALLS_OF_ONE); call++) {
                values.know(known);
                Operation operation = operations.get(call % operations.size());
                boolean operates = operation.path().startsWith("/api/operator/");
                Browser caller = operates ? operator() : callers.get(random.nextInt(callers.size()));
                send(caller, operation, values).ifPresent(reply -> check(reply, operates));
            }
        }

        assertThat(faults).as("seed " + SEED).isEmpty();
        // Calls that never get beyond their first check would show nothing.
        assertThat(good).as("seed " + SEED).isGreaterThan(REQUESTS / 10);
        assertThat(number("select count(*) from team where name = $1 and deleted_at is null", secretWord + "-team"))
                .isEqualTo(1);
    }

    /** Whom nobody else shall learn anything of; the identifiers are known to all. */
    private void enterAVictim() {
        Tenant victim = signUp();
        String team = victim.newTeam(secretWord + "-team");
        known.add(team);
        known.add(victim.team());
        known.add(victim.user());
        known.add(victim.organization());
        Reply key = victim.browser()
                .post("/api/keys", "{\"team_id\": \"%s\", \"name\": \"%s-key\"}".formatted(team, secretWord))
                .is(201);
        known.add(key.at("$.id"));
        known.add(victim.browser()
                .post("/api/tokens", "{\"name\": \"%s-token\"}".formatted(secretWord))
                .is(201)
                .at("$.id"));
        known.add(victim.browser()
                .post("/api/invitations", "{\"email\": \"%s@example.com\", \"role\": \"member\"}".formatted(secretWord))
                .is(201)
                .at("$.invitation.id"));
        String request = new UsageRows(database).add(victim, Row.of(team, key.at("$.id"), Instant.now()));
        known.add(request);
        new CapturedPayloads(postgres, vault).write(victim, team, request, secretWord);
    }

    private List<Browser> callers() {
        Tenant tenant = signUp();
        known.add(tenant.team());
        known.add(tenant.user());
        known.add(tenant.newKey("fuzz").at("$.id"));
        String token = tenant.browser()
                .post("/api/tokens", "{\"name\": \"fuzz\"}")
                .is(201)
                .at("$.secret");
        List<Browser> callers = new ArrayList<>();
        callers.add(tenant.browser());
        callers.add(browser().bearer(token));
        callers.add(join(tenant, "member", tenant.team()));
        callers.add(browser());
        return callers;
    }

    private Optional<Reply> send(Browser caller, Operation operation, Values values) {
        StringBuilder path = new StringBuilder(operation.path());
        Map<String, String> headers = new HashMap<>();
        List<Object> variables = new ArrayList<>();
        List<String> query = new ArrayList<>();
        List<Object> asked = new ArrayList<>();
        for (Parameter parameter : operation.parameters()) {
            if (parameter.in().equals("path")) {
                variables.add(values.text());
            } else if (parameter.in().equals("query") && query.size() < 2 && random.nextInt(3) > 0) {
                query.add(parameter.name() + "={q" + query.size() + "}");
                asked.add(random.nextBoolean() ? values.text() : values.parameter(parameter.schema()));
            } else if (parameter.in().equals("header") && random.nextInt(3) == 0) {
                headers.put(parameter.name(), UUID.randomUUID().toString());
            }
        }
        if (!query.isEmpty()) {
            path.append('?').append(String.join("&", query));
        }
        variables.addAll(asked);
        @Nullable String body = operation.body().map(values::body).orElse(null);
        sent = operation.method() + " " + path + " " + variables + " " + body;
        try {
            return Optional.of(caller.send(operation.method(), body, headers, path.toString(), variables.toArray()));
        } catch (IllegalStateException e) {
            faults.add(sent + ": no answer, " + e.getMessage());
            return Optional.empty();
        }
    }

    private void check(Reply reply, boolean operates) {
        // No provider is there to be asked.
        boolean fault = reply.status() >= 500 && !reply.text().contains("provider_not_asked");
        boolean tellsOfOthers = !operates && reply.text().contains(secretWord);
        if (fault || tellsOfOthers || INSIDES.matcher(reply.text()).find()) {
            faults.add(sent + ": " + reply.status() + " " + reply.text());
        }
        good += reply.status() < 300 ? 1 : 0;
        if (reply.status() < 300 && known.size() < 2_000) {
            Matcher found = IDENTIFIER.matcher(reply.text());
            while (found.find()) {
                known.add(found.group());
            }
        }
    }
}
