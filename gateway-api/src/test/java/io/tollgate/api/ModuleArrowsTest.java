package io.tollgate.api;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Imports point one way: billing ← routing ← api, and admin → billing, routing. */
@AnalyzeClasses(packages = "io.tollgate", importOptions = DoNotIncludeTests.class)
class ModuleArrowsTest {

    private static final String BILLING = "io.tollgate.billing..";
    private static final String ROUTING = "io.tollgate.routing..";
    private static final String API = "io.tollgate.api..";
    private static final String ADMIN = "io.tollgate.admin..";

    @ArchTest
    static final ArchRule billingIsTheGroundFloor = noClasses()
            .that()
            .resideInAPackage(BILLING)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(ROUTING, API, ADMIN);

    @ArchTest
    static final ArchRule routingStandsOnBillingAlone = noClasses()
            .that()
            .resideInAPackage(ROUTING)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(API, ADMIN);

    @ArchTest
    static final ArchRule theDataPlaneNeverNamesTheControlPlane = noClasses()
            .that()
            .resideInAPackage(API)
            .should()
            .dependOnClassesThat()
            .resideInAPackage(ADMIN);

    @ArchTest
    static final ArchRule theControlPlaneNeverNamesTheDataPlane = noClasses()
            .that()
            .resideInAPackage(ADMIN)
            .should()
            .dependOnClassesThat()
            .resideInAPackage(API);

    @ArchTest
    static final ArchRule nothingNamesTheEmbeddedServersOrTheSimulator = noClasses()
            .that()
            .resideInAnyPackage(BILLING, ROUTING, API, ADMIN)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.tollgate.embedded..", "io.tollgate.simulator..", "io.tollgate.testkit..");

    @ArchTest
    static final ArchRule pureWorkKnowsNeitherSpringNorReactor = noClasses()
            .that()
            .resideInAnyPackage(
                    "io.tollgate.billing.money..",
                    "io.tollgate.billing.price..",
                    "io.tollgate.routing.plan..",
                    "io.tollgate.routing.json..",
                    "io.tollgate.routing.provider..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.springframework..", "reactor..", "org.reactivestreams..");

    @ArchTest
    static final ArchRule packagesOfTheDataPlaneHaveNoCycles =
            slices().matching("io.tollgate.api.(*)..").should().beFreeOfCycles();
}
