package io.tollgate.routing;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "io.tollgate", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule planningPricingAndTranslatingArePure = noClasses()
            .that()
            .resideInAnyPackage(
                    "io.tollgate.billing.money..",
                    "io.tollgate.billing.price..",
                    "io.tollgate.routing.json..",
                    "io.tollgate.routing.plan..",
                    "io.tollgate.routing.health..",
                    "io.tollgate.routing.provider..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.springframework..", "reactor..", "org.reactivestreams..", "io.netty..");

    @ArchTest
    static final ArchRule billingDoesNotKnowRouting = noClasses()
            .that()
            .resideInAPackage("io.tollgate.billing..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.tollgate.routing..");

    @ArchTest
    static final ArchRule familiesDoNotKnowEachOther = slices().matching("io.tollgate.routing.provider.(*)..")
            .that(new Families())
            .should()
            .notDependOnEachOther();

    @ArchTest
    static final ArchRule nobodyKnowsAFamilyButTheWiring = noClasses()
            .that()
            .resideInAPackage("io.tollgate.routing..")
            .and()
            .resideOutsideOfPackages(Families.PACKAGES)
            .and()
            .doNotHaveSimpleName("RoutingConfiguration")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(Families.PACKAGES);

    @ArchTest
    static final ArchRule packagesBuildOnEachOtherOneWay =
            slices().matching("io.tollgate.routing.(*)..").should().beFreeOfCycles();
}
