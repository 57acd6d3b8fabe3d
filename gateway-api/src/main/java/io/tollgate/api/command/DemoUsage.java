package io.tollgate.api.command;

import io.tollgate.billing.recovery.PastUsage;
import io.tollgate.billing.tenant.IdKind;
import io.tollgate.billing.tenant.Spender;
import java.io.PrintStream;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.UUID;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;

/** Gives an organization ninety days of invented usage to look at, unless it has a past of its own. */
final class DemoUsage implements OperatorCommand {

    private static final int DAYS = 90;

    @Override
    public int run(ConfigurableApplicationContext servers, CommandOptions options, PrintStream out) {
        UUID organization = options.organization()
                .orElseThrow(() -> new IllegalArgumentException("--organization=org_… is missing"));
        DemoTenants tenants = new DemoTenants(servers.getBean(DatabaseClient.class));
        if (Boolean.TRUE.equals(tenants.hasPast(organization).block())) {
            out.println("nothing is invented: " + IdKind.ORGANIZATION.show(organization) + " has a past");
            return 0;
        }
        DemoTenant tenant = tenants.find(organization)
                .blockOptional()
                .filter(found -> !found.keys().isEmpty() && !found.offerings().isEmpty())
                .orElseThrow(() -> new IllegalArgumentException("--organization="
                        + IdKind.ORGANIZATION.show(organization) + " has no keys, or there is nothing to call"));
        Instant now = Instant.now().truncatedTo(ChronoUnit.HOURS);
        Instant from = begin(options.from(), now);
        tenants.hadPricesSince(from, tenant).block();
        out.printf("%d requests are invented%n", invent(servers.getBean(PastUsage.class), tenant, from, now));
        return 0;
    }

    private static Instant begin(LocalDate asked, Instant now) {
        Instant earliest = asked.atStartOfDay(ZoneOffset.UTC).toInstant();
        Instant usual = now.minus(DAYS, ChronoUnit.DAYS);
        return earliest.isAfter(usual) ? earliest : usual;
    }

    private static long invent(PastUsage usage, DemoTenant tenant, Instant from, Instant now) {
        Spender anybody = tenant.keys().get(0).spender();
        DemoTraffic traffic = new DemoTraffic(
                tenant, new SplittableRandom(anybody.organizationId().getLeastSignificantBits()));
        Flux<PastUsage.PastRequest> requests = Flux.fromStream(() -> traffic.between(from, now));
        return Objects.requireNonNull(usage.settle(anybody.shard(), requests).block());
    }
}
