package io.tollgate.routing.catalogue;

import io.r2dbc.spi.Readable;
import io.tollgate.billing.payload.PayloadVault;
import io.tollgate.billing.tenant.IdKind;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;

/**
 * A table with sealed keys in it.
 *
 * @param select the next 200 {@code (cursor, sealed)} after {@code :after}
 * @param write sets {@code :sealed} at {@code :cursor}
 * @param before the cursor before the first
 * @param name what a cursor stands for, as it is shown
 * @param rewrap of a name and its sealed key
 */
record SealedTable(
        String select,
        String write,
        String before,
        UnaryOperator<String> name,
        BiFunction<String, byte[], Optional<byte[]>> rewrap) {

    private static final String FIRST = new UUID(0, 0) + " " + new UUID(0, 0);

    /** Two identifiers in one text. */
    private static final String PAIR =
            "(cast(split_part(:%1$s, ' ', 1) as uuid), cast(split_part(:%1$s, ' ', 2) as uuid))";

    /** The operator's keys. */
    static SealedTable credentials(CredentialVault vault) {
        return new SealedTable(
                "select slug as cursor, sealed from credential where slug > :after order by slug limit 200 for update",
                "update credential set sealed = :sealed where slug = :cursor",
                "",
                slug -> slug,
                vault::rewrap);
    }

    /** Tenants' own keys. */
    static SealedTable providerKeys(CredentialVault vault) {
        return new SealedTable(
                "select organization_id || ' ' || id as cursor, sealed from provider_key where (organization_id, id) > "
                        + PAIR.formatted("after") + " order by organization_id, id limit 200 for update",
                "update provider_key set sealed = :sealed where (organization_id, id) = " + PAIR.formatted("cursor"),
                FIRST,
                cursor -> IdKind.PROVIDER_KEY.show(second(cursor)),
                vault::rewrap);
    }

    /** The keys of prompts and answers, which nobody changes but to delete them. */
    static SealedTable payloads(PayloadVault vault) {
        return new SealedTable(
                "select organization_id || ' ' || request_id as cursor, sealed_key as sealed from request_payload"
                        + " where (organization_id, request_id) > " + PAIR.formatted("after")
                        + " order by organization_id, request_id limit 200",
                "update request_payload set sealed_key = :sealed where (organization_id, request_id) = "
                        + PAIR.formatted("cursor"),
                FIRST,
                cursor -> IdKind.REQUEST.show(second(cursor)),
                (shown, key) -> vault.rewrap(IdKind.REQUEST.read(shown).orElseThrow(), key));
    }

    SealedKey key(Readable row) {
        String cursor = Objects.requireNonNull(row.get("cursor", String.class));
        byte[] key = Objects.requireNonNull(row.get("sealed", byte[].class));
        String shown = name.apply(cursor);
        return new SealedKey(cursor, shown, key, rewrap.apply(shown, key));
    }

    private static UUID second(String cursor) {
        return UUID.fromString(cursor.substring(cursor.indexOf(' ') + 1));
    }
}
