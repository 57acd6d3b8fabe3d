package io.tollgate.routing.catalogue;

import io.tollgate.billing.price.PriceTimeline;
import io.tollgate.billing.price.PriceTimeline.Dated;
import io.tollgate.billing.price.PriceVersion;
import io.tollgate.billing.price.Rates;
import io.tollgate.billing.price.Tariff;
import io.tollgate.routing.catalogue.CatalogueDocument.CredentialRow;
import io.tollgate.routing.catalogue.CatalogueDocument.ModelRow;
import io.tollgate.routing.catalogue.CatalogueDocument.OfferingRow;
import io.tollgate.routing.catalogue.CatalogueDocument.PriceRow;
import io.tollgate.routing.catalogue.CatalogueDocument.ProviderRow;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** Puts a catalogue together. What cannot be used is left out and named, because the rest still can. */
final class CatalogueAssembly {

    private final CredentialVault vault;
    private final Map<String, Model> models = new HashMap<>();
    private final Map<String, ProviderEntry> providers = new HashMap<>();
    private final Map<String, List<Credential>> credentials = new HashMap<>();
    private final List<Offering> offerings = new ArrayList<>();
    private final Map<String, PriceTimeline> prices = new HashMap<>();
    private final List<String> problems = new ArrayList<>();

    private CatalogueAssembly(CredentialVault vault) {
        this.vault = vault;
    }

    /**
     * A catalogue, and what was left out of it.
     *
     * @param problems sentences for the operator
     */
    record Assembled(PricedCatalogue catalogue, List<String> problems) {}

    static Assembled assemble(CatalogueDocument document, CredentialVault vault) {
        CatalogueAssembly assembly = new CatalogueAssembly(vault);
        document.models().forEach(assembly::add);
        document.providers().forEach(assembly::add);
        document.credentials().forEach(assembly::add);
        document.offerings().forEach(assembly::add);
        List<Model> inOrder = document.models().stream()
                .map(row -> assembly.models.get(row.id()))
                .toList();
        PricedCatalogue catalogue = PricedCatalogue.of(
                document.revision(),
                inOrder,
                assembly.offerings,
                assembly.prices,
                Instant.ofEpochMilli(document.now()));
        return new Assembled(catalogue, assembly.problems);
    }

    private void add(ModelRow row) {
        Set<Capability> capabilities = EnumSet.noneOf(Capability.class);
        for (String label : row.capabilities()) {
            Capability.of(label)
                    .ifPresentOrElse(
                            capabilities::add,
                            () -> problems.add("model '" + row.id() + "': capability '" + label + "' is unknown"));
        }
        models.put(
                row.id(),
                new Model(
                        row.id(),
                        row.displayName(),
                        row.contextLength(),
                        row.maxOutputTokens(),
                        capabilities,
                        row.downshift(),
                        row.routing()));
    }

    private void add(ProviderRow row) {
        Optional<Protocol> protocol = Protocol.of(row.protocol());
        if (protocol.isEmpty()) {
            problems.add("provider '" + row.slug() + "': protocol '" + row.protocol() + "' is unknown");
        } else {
            orProblem("provider '" + row.slug() + "'", () -> entry(row, protocol.get()))
                    .ifPresent(entry -> providers.put(row.slug(), entry));
        }
    }

    private static ProviderEntry entry(ProviderRow row, Protocol protocol) {
        return new ProviderEntry(
                row.slug(),
                row.displayName(),
                protocol,
                URI.create(withoutSlash(row.baseUrl())),
                policy(row.dataPolicy()),
                Wire.of(row.wire()));
    }

    /** Only a plain promise counts as one. */
    private static DataPolicy policy(Map<String, Object> written) {
        return new DataPolicy(
                !Boolean.FALSE.equals(written.get("training")), !Boolean.FALSE.equals(written.get("retention")));
    }

    private void add(CredentialRow row) {
        orProblem("credential '" + row.slug() + "'", () -> vault.open(row.slug(), sealed(row)))
                .ifPresent(key -> credentials
                        .computeIfAbsent(row.provider(), provider -> new ArrayList<>())
                        .add(new Credential(row.slug(), row.provider(), new ApiKey(key))
                                .within(new Quota(row.rpm(), row.tpm()))));
    }

    private void add(OfferingRow row) {
        Model model = models.get(row.model());
        ProviderEntry provider = providers.get(row.provider());
        if (model == null || provider == null) {
            problems.add(
                    "offering '" + row.slug() + "': its " + (model == null ? "model" : "provider") + " cannot be used");
        } else {
            offerings.add(new Offering(
                    row.slug(),
                    model.within(row.contextLength(), row.maxOutputTokens()),
                    provider,
                    row.upstreamModel(),
                    row.region(),
                    row.quantization(),
                    row.priority(),
                    row.weight(),
                    Optional.empty(),
                    credentials.getOrDefault(row.provider(), List.of()),
                    row.supportedParameters().map(Set::copyOf),
                    row.batchLimit()));
            prices.put(row.slug(), timeline(row));
        }
    }

    private PriceTimeline timeline(OfferingRow row) {
        return new PriceTimeline(row.prices().stream()
                .map(version -> new Dated(Instant.ofEpochMilli(version.from()), price(row.slug(), version)))
                .toList());
    }

    private Optional<PriceVersion> price(String offering, PriceRow row) {
        return row.free()
                ? Optional.of(new PriceVersion(row.id(), Rates.FREE, Rates.FREE))
                : orProblem(
                        "offering '" + offering + "': its price",
                        () -> new PriceVersion(row.id(), Tariff.parse(row.price()), Tariff.parse(row.listPrice())));
    }

    private <T> Optional<T> orProblem(String subject, Supplier<T> value) {
        try {
            return Optional.of(value.get());
        } catch (IllegalArgumentException e) {
            problems.add(subject + ": " + e.getMessage());
            return Optional.empty();
        }
    }

    private static byte[] sealed(CredentialRow row) {
        return HexFormat.of().parseHex(row.sealed());
    }

    private static String withoutSlash(String url) {
        return url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
    }
}
