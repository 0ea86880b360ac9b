package io.partnerchat;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import jakarta.persistence.EntityManager;

/** The house: which room may open which door. */
@AnalyzeClasses(packages = "io.partnerchat", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule roomsAndDoors = layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .layer("chat")
            .definedBy("..chat..")
            .layer("knowledge")
            .definedBy("..knowledge..")
            .layer("widget")
            .definedBy("..widget..")
            .layer("limit")
            .definedBy("..limit..")
            .layer("company")
            .definedBy("..company..")
            .layer("openai")
            .definedBy("..openai..")
            .layer("pinecone")
            .definedBy("..pinecone..")
            .layer("vendor")
            .definedBy("..vendor..")
            .layer("handoff")
            .definedBy("..handoff..")
            .layer("insight")
            .definedBy("..insight..")
            .whereLayer("chat")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("insight")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("handoff")
            .mayOnlyBeAccessedByLayers("chat", "insight")
            .whereLayer("knowledge")
            .mayOnlyBeAccessedByLayers("chat")
            .whereLayer("widget")
            .mayOnlyBeAccessedByLayers("chat", "knowledge", "limit", "insight")
            .whereLayer("limit")
            .mayOnlyBeAccessedByLayers("chat")
            .whereLayer("company")
            .mayOnlyBeAccessedByLayers("chat", "limit", "knowledge", "widget", "handoff", "insight")
            .whereLayer("openai")
            .mayOnlyBeAccessedByLayers("chat", "knowledge")
            .whereLayer("pinecone")
            .mayOnlyBeAccessedByLayers("knowledge")
            .whereLayer("vendor")
            .mayOnlyBeAccessedByLayers("chat", "knowledge", "openai", "pinecone")
            .because("a change of one feature must not reach another through a back door");

    @ArchTest
    static final ArchRule tabsKnowOnlyTheFrameAroundThem = noClasses()
            .that()
            .resideOutsideOfPackages("..widget..", "..chat..")
            .should()
            .dependOnClassesThat(resideInAPackage("..widget..")
                    .and(not(nameMatching(".*\\.Editor(Tab|Request|Answer(\\$.*)?|Notice|Hint)"))))
            .because("what a tab shows is its own room's matter; the editor only finds it");

    @ArchTest
    static final ArchRule noCycles = slices().matching("io.partnerchat.(*)..")
            .should()
            .beFreeOfCycles()
            .because("rooms that need each other are one room");

    @ArchTest
    static final ArchRule foundationsKnowNoFeature = noClasses()
            .that()
            .resideInAnyPackage("..web..", "..problem..", "..config..", "..vendor..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "..chat..",
                    "..limit..",
                    "..handoff..",
                    "..insight..",
                    "..knowledge..",
                    "..widget..",
                    "..company..",
                    "..openai..",
                    "..pinecone..")
            .because("what every feature stands on cannot stand on a feature");

    @ArchTest
    static final ArchRule onlyStoresTouchTheEntityManager = noClasses()
            .that()
            .haveSimpleNameNotEndingWith("Store")
            .should()
            .dependOnClassesThat()
            .areAssignableTo(EntityManager.class)
            .because("a query without its company id is found by reading the Stores");

    @ArchTest
    static final ArchRule entitiesStayInside = classes()
            .that()
            .haveSimpleNameEndingWith("Resource")
            .should()
            .onlyDependOnClassesThat()
            .haveSimpleNameNotEndingWith("Entity")
            .because("records cross the wire, entities never leave a service");

    @ArchTest
    static final ArchRule namesSayTheRole = noClasses()
            .should()
            .haveNameMatching(".*(Impl|Manager|Helper|Util|Utils|DTO|Dto)")
            .because("the suffix is the role");

    @ArchTest
    static final ArchRule noConsole = noClasses()
            .should()
            .accessField(System.class, "out")
            .orShould()
            .accessField(System.class, "err")
            .because("System.Logger is where events go");
}
