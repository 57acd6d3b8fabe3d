package io.tollgate.admin.account;

import io.tollgate.admin.invitation.Acceptances;
import io.tollgate.admin.invitation.Place;
import java.util.UUID;
import reactor.core.publisher.Mono;

/** Where a new person begins: as the owner of an organization of their own, or where they were invited. */
sealed interface FirstPlace {

    UUID organizationId();

    /** Puts the person there, in a transaction of the caller's. */
    Mono<Void> take(NewPerson person, NewOrganizations organizations, Acceptances acceptances);

    SignedUp view(NewPerson person);

    /** An organization of their own. */
    record Own(NewOrganization organization) implements FirstPlace {

        @Override
        public UUID organizationId() {
            return organization.id();
        }

        @Override
        public Mono<Void> take(NewPerson person, NewOrganizations organizations, Acceptances acceptances) {
            return organizations.insert(organization, person.id(), person.email());
        }

        @Override
        public SignedUp view(NewPerson person) {
            return new SignedUp(person.view(), organization.named(), organization.team());
        }
    }

    /** Somebody else's, by their invitation. */
    record Invited(Place place) implements FirstPlace {

        @Override
        public UUID organizationId() {
            return place.organizationId();
        }

        @Override
        public Mono<Void> take(NewPerson person, NewOrganizations organizations, Acceptances acceptances) {
            return acceptances.take(place, person.id());
        }

        @Override
        public SignedUp view(NewPerson person) {
            return new SignedUp(person.view(), place.organization(), null);
        }
    }
}
