package io.tollgate.admin.catalogue;

import io.r2dbc.spi.Readable;
import io.tollgate.admin.access.Caller;
import io.tollgate.admin.http.Bind;
import io.tollgate.admin.http.Fields;
import io.tollgate.admin.http.Problem;
import io.tollgate.routing.catalogue.ApiKey;
import io.tollgate.routing.catalogue.Credential;
import io.tollgate.routing.catalogue.CredentialVault;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.http.HttpStatus;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** The operator's keys at providers: sealed when they come in, and never read back. */
@Component
class Credentials {

    private static final int MAX_KEY = 8_000;
    private static final String SELECT =
            "select c.slug, c.provider, c.rpm, c.tpm, c.api_key_env, c.updated_at from credential c";
    private static final String UPSERT = """
            insert into credential (slug, provider, sealed, rpm, tpm, api_key_env)
            values (:slug, :provider, :sealed, :rpm, :tpm, :env)
            on conflict (slug) do update set provider = excluded.provider, sealed = excluded.sealed,
                rpm = excluded.rpm, tpm = excluded.tpm, api_key_env = excluded.api_key_env, updated_at = now()
            returning (xmax = 0) as created
            """;

    private final CatalogueTable<CredentialView> table;
    private final CatalogueChanges changes;
    private final CredentialVault vault;

    Credentials(DatabaseClient database, CatalogueChanges changes, CredentialVault vault) {
        this.table =
                new CatalogueTable<>(database, "credential", "slug", SELECT, Credentials::view, CredentialView::slug);
        this.changes = changes;
        this.vault = vault;
    }

    CatalogueTable<CredentialView> table() {
        return table;
    }

    Mono<Put<CredentialView>> put(Caller caller, String slug, @Nullable String ifMatch, CredentialRequest body) {
        Fields fields = new Fields();
        CatalogueFields.slug(fields, slug);
        String provider = fields.text("provider", body.provider(), CatalogueFields.MAX_NAME);
        String apiKey = fields.text("api_key", body.apiKey(), MAX_KEY);
        CatalogueFields.notNegative(fields, "rpm", body.rpm());
        CatalogueFields.notNegative(fields, "tpm", body.tpm());
        fields.raise();
        Stored stored = new Stored(slug, provider, vault.seal(slug, apiKey), body.rpm(), body.tpm(), Optional.empty());
        return changes.make(caller, table.put(slug, ifMatch, upsert(stored)));
    }

    Mono<Void> delete(Caller caller, String slug) {
        return changes.make(caller, table.deletion(slug)).then();
    }

    /** Writes it as it stands; whether it is new. */
    Mono<Boolean> upsert(Stored credential) {
        return table.database()
                .sql(UPSERT)
                .bind("slug", credential.slug())
                .bind("provider", credential.provider())
                .bind("sealed", credential.sealed())
                .bind("rpm", Bind.nullable(Long.class, credential.rpm()))
                .bind("tpm", Bind.nullable(Long.class, credential.tpm()))
                .bind("env", Bind.nullable(String.class, credential.apiKeyEnv().orElse(null)))
                .map(row -> row.get("created", Boolean.class))
                .one()
                .onErrorMap(
                        DataIntegrityViolationException.class,
                        unknown -> Problem.invalid(
                                "provider", "there is no provider '" + credential.provider() + "': PUT it first"));
    }

    /**
     * The credential with its key; fails with 404 when there is none, and with 409 when its key cannot be opened.
     */
    Mono<Credential> opened(String slug) {
        return table.get(slug)
                .flatMap(view -> sealed().map(seals ->
                        new Credential(slug, view.provider(), new ApiKey(open(slug, seals.get(slug))))));
    }

    private String open(String slug, byte @Nullable [] sealed) {
        try {
            return vault.open(slug, sealed == null ? new byte[0] : sealed);
        } catch (IllegalArgumentException e) {
            throw new Problem(HttpStatus.CONFLICT, "sealed_otherwise", String.valueOf(e.getMessage()));
        }
    }

    /** The keys as they are sealed, by slug. */
    Mono<Map<String, byte[]>> sealed() {
        return table.database()
                .sql("select slug, sealed from credential")
                .map(row -> Map.entry(row.get("slug", String.class), row.get("sealed", byte[].class)))
                .all()
                .collectMap(Map.Entry::getKey, Map.Entry::getValue);
    }

    private static CredentialView view(Readable row) {
        return new CredentialView(
                row.get("slug", String.class),
                row.get("provider", String.class),
                row.get("rpm", Long.class),
                row.get("tpm", Long.class),
                row.get("api_key_env", String.class),
                row.get("updated_at", Instant.class));
    }

    /** A credential as its row has it. */
    record Stored(
            String slug,
            String provider,
            byte[] sealed,
            @Nullable Long rpm,
            @Nullable Long tpm,
            Optional<String> apiKeyEnv) {}
}
