package io.tollgate.admin.catalogue;

import io.tollgate.admin.catalogue.Credentials.Stored;
import io.tollgate.admin.http.Fields;
import io.tollgate.admin.http.Problem;
import io.tollgate.routing.catalogue.CredentialVault;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Writes the credentials of a file, whose keys are in this node's environment. */
@Component
class CredentialEntries {

    private static final Pattern VARIABLE = Pattern.compile("[A-Z][A-Z0-9_]{0,99}");
    private static final Pattern OWN = Pattern.compile("(TOLLGATE|SPRING|MANAGEMENT|SERVER)_.*");
    private static final String ENV = "api_key_env";

    private final Credentials credentials;
    private final CredentialVault vault;
    private final Environment environment;

    CredentialEntries(Credentials credentials, CredentialVault vault, Environment environment) {
        this.credentials = credentials;
        this.vault = vault;
        this.environment = environment;
    }

    CatalogueTable<CredentialView> table() {
        return credentials.table();
    }

    /** Checks at once, and writes inside the transaction of whoever subscribes. */
    Mono<Boolean> writing(String slug, CredentialEntry entry) {
        Fields fields = new Fields();
        CatalogueFields.slug(fields, slug);
        fields.text("provider", entry.provider(), CatalogueFields.MAX_NAME);
        Optional<String> variable = fields.optionalText(ENV, entry.apiKeyEnv(), CatalogueFields.MAX_NAME);
        CatalogueFields.notNegative(fields, "rpm", entry.rpm());
        CatalogueFields.notNegative(fields, "tpm", entry.tpm());
        variable.ifPresent(name -> checkVariable(fields, name));
        fields.raise();
        return credentials
                .sealed()
                .map(seals -> stored(slug, entry, variable, seals))
                .flatMap(credentials::upsert);
    }

    /** Whoever writes the file also writes where keys are sent to, and the gateway's own secrets go nowhere. */
    private static void checkVariable(Fields fields, String name) {
        fields.require(
                VARIABLE.matcher(name).matches(),
                ENV,
                "'" + name + "' is not one: capital letters, digits and '_', such as OPENAI_API_KEY");
        fields.require(
                !OWN.matcher(name).matches(),
                ENV,
                name + " is the gateway's own: name a variable that has the key alone");
    }

    private Stored stored(String slug, CredentialEntry entry, Optional<String> variable, Map<String, byte[]> seals) {
        Optional<byte[]> known = Optional.ofNullable(seals.get(slug));
        Optional<String> key = variable.map(environment::getProperty).filter(set -> !set.isBlank());
        if (key.isEmpty() && known.isEmpty()) {
            throw Problem.invalid(ENV, missing(slug, variable));
        }
        byte[] sealed = key.map(String::strip)
                .map(secret ->
                        known.filter(before -> isSame(slug, before, secret)).orElseGet(() -> vault.seal(slug, secret)))
                .orElseGet(known::orElseThrow);
        return new Stored(slug, String.valueOf(entry.provider()).strip(), sealed, entry.rpm(), entry.tpm(), variable);
    }

    private static String missing(String slug, Optional<String> variable) {
        return variable.map(
                        name -> "the environment of this node has no " + name + ": set it, and start the node again")
                .orElse("is required: there is no credential '" + slug + "' yet whose key could stay");
    }

    private boolean isSame(String slug, byte[] sealed, String key) {
        try {
            return vault.open(slug, sealed).equals(key);
        } catch (IllegalArgumentException foreign) {
            return false;
        }
    }
}
