package io.tollgate.routing.catalogue;

import io.tollgate.billing.price.Payer;
import io.tollgate.billing.tenant.IdKind;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Opens an organization's own keys at providers. One that cannot be opened is left out, because the others still work. */
public final class OwnKeyReader {

    /** In a statement, the rows of the organization {@code o} as {@link #read} takes them. */
    public static final String ROWS = """
            (select json_agg(json_build_object('id', p.id, 'provider', p.provider, 'precedence', p.precedence,
                                               'sealed', encode(p.sealed, 'hex'))
                             order by p.id)::text
               from provider_key p
              where p.organization_id = o.id)""";

    private static final Logger LOG = LoggerFactory.getLogger(OwnKeyReader.class);

    private final CredentialVault vault;

    public OwnKeyReader(CredentialVault vault) {
        this.vault = vault;
    }

    /**
     * The keys that these rows have.
     *
     * @param document the rows as a JSON array; absent: none
     */
    public OwnKeys read(Optional<String> document) {
        if (document.isEmpty()) {
            return OwnKeys.NONE;
        }
        List<Credential> before = new ArrayList<>();
        List<Credential> after = new ArrayList<>();
        for (JsonNode row : JsonMapper.shared().readTree(document.get())) {
            boolean first = row.get("precedence").asString().equals("before");
            open(row).ifPresent((first ? before : after)::add);
        }
        return new OwnKeys(before, after);
    }

    private Optional<Credential> open(JsonNode row) {
        String slug = IdKind.PROVIDER_KEY.show(UUID.fromString(row.get("id").asString()));
        byte[] sealed = HexFormat.of().parseHex(row.get("sealed").asString());
        try {
            ApiKey key = new ApiKey(vault.open(slug, sealed));
            return Optional.of(new Credential(slug, row.get("provider").asString(), key, Payer.TENANT));
        } catch (IllegalArgumentException e) {
            LOG.warn("left out of its organization's own keys: {}", e.getMessage());
            return Optional.empty();
        }
    }
}
