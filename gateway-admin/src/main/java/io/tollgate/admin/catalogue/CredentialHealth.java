package io.tollgate.admin.catalogue;

import io.tollgate.admin.catalogue.CredentialHealthView.OfferingHealth;
import io.tollgate.routing.catalogue.Catalogue;
import io.tollgate.routing.catalogue.CatalogueStore;
import io.tollgate.routing.catalogue.Credential;
import io.tollgate.routing.catalogue.Offering;
import io.tollgate.routing.health.CircuitReport;
import io.tollgate.routing.health.HealthBook;
import io.tollgate.routing.health.Standing;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.springframework.stereotype.Component;

/** Tells how credentials do, as this node knows it. */
@Component
class CredentialHealth {

    private final CatalogueStore catalogue;
    private final HealthBook health;

    CredentialHealth(CatalogueStore catalogue, HealthBook health) {
        this.catalogue = catalogue;
        this.health = health;
    }

    CredentialHealthView of(String slug) {
        Catalogue current = catalogue.current();
        List<OfferingHealth> offerings = new ArrayList<>();
        List<Standing> standings = new ArrayList<>();
        current.models().stream()
                .flatMap(model -> current.offerings(model.id()).stream())
                .sorted(Comparator.comparing(Offering::slug))
                .forEach(offering -> offering.credentials().stream()
                        .filter(credential -> credential.slug().equals(slug))
                        .forEach(credential -> add(offering, credential, offerings, standings)));
        return new CredentialHealthView(
                standings.stream()
                        .max(Comparator.comparing(Standing::rank).thenComparing(Comparator.naturalOrder()))
                        .map(Standing::label)
                        .orElse("unused"),
                offerings);
    }

    /** The provider takes its key: nothing of it stays parked for that. */
    void accepted(Credential credential) {
        health.accepted(credential);
    }

    private void add(
            Offering offering, Credential credential, List<OfferingHealth> offerings, List<Standing> standings) {
        CircuitReport report = health.report(offering, credential);
        standings.add(report.condition().standing());
        offerings.add(OfferingHealth.of(offering.slug(), report));
    }
}
