package org.penglai.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** The walls of the house, as ARCHITECTURE.md draws them. */
@AnalyzeClasses(packages = "org.penglai", importOptions = DoNotIncludeTests.class)
final class HouseTest {

    /** Who may know whom among the features; everybody may know the kernel. */
    private static final Map<String, Set<String>> ALLOWED = Map.ofEntries(
            Map.entry("audit", Set.of()),
            Map.entry("ledger", Set.of()),
            Map.entry("inbox", Set.of()),
            Map.entry("identity", Set.of("ledger")),
            Map.entry("keeping", Set.of("identity", "ledger")),
            Map.entry("terms", Set.of("identity", "ledger")),
            Map.entry("money", Set.of("ledger")),
            Map.entry("patent", Set.of("identity", "ledger")),
            Map.entry("patentimport", Set.of("patent", "identity", "ledger")),
            Map.entry("agency", Set.of("patent", "identity", "ledger")),
            Map.entry("listing", Set.of("agency", "patent", "identity", "ledger")),
            Map.entry("discovery", Set.of("listing", "patent", "identity", "ledger")),
            Map.entry("need", Set.of("discovery", "listing", "patent", "identity", "ledger")),
            Map.entry("savedsearch", Set.of("discovery", "listing", "patent", "identity", "ledger")),
            Map.entry("lead", Set.of("listing", "patent", "identity", "ledger")),
            Map.entry("deal", Set.of("money", "listing", "patent", "identity", "ledger")),
            Map.entry("duty", Set.of("deal", "listing", "patent", "identity", "ledger")),
            Map.entry("incentive", Set.of("deal", "listing", "patent", "identity", "ledger")));

    private static final String ROOT = "org.penglai.";
    private static final Set<String> ADAPTERS =
            Set.of("pg", "web", "blob", "elastic", "keycloak", "cel", "file", "law", "mail");

    private static String feature(JavaClass type) {
        var rest = type.getPackageName().substring(ROOT.length());
        return rest.contains(".") ? rest.substring(0, rest.indexOf('.')) : rest;
    }

    private static boolean isOurs(JavaClass type) {
        return type.getPackageName().startsWith(ROOT);
    }

    private static boolean isFeature(JavaClass type) {
        return isOurs(type) && ALLOWED.containsKey(feature(type));
    }

    private static boolean isDomain(JavaClass type) {
        return isFeature(type) && type.getPackageName().equals(ROOT + feature(type));
    }

    private static final DescribedPredicate<JavaClass> DOMAIN = describe("domain and use cases", HouseTest::isDomain);

    @ArchTest
    static final ArchRule domainKnowsNothingOutside = classes()
            .that(DOMAIN)
            .should()
            .onlyDependOnClassesThat(describe(
                    "are java, jspecify, the kernel or domain of an allowed feature",
                    type -> type.isPrimitive()
                            || type.isArray()
                            || type.getPackageName().startsWith("java.")
                            || type.getPackageName().startsWith("org.jspecify")
                            || type.getPackageName().equals("org.penglai.kernel")
                            || isDomain(type)));

    @ArchTest
    static final ArchRule kernelKnowsOnlyTheJdk = classes()
            .that()
            .resideInAPackage("org.penglai.kernel")
            .should()
            .onlyDependOnClassesThat(describe(
                    "are java, jspecify or the kernel",
                    type -> type.isPrimitive()
                            || type.isArray()
                            || type.getPackageName().startsWith("java.")
                            || type.getPackageName().startsWith("org.jspecify")
                            || type.getPackageName().equals("org.penglai.kernel")));

    @ArchTest
    static void featuresKnowOnlyTheFeaturesBelowThem(com.tngtech.archunit.core.domain.JavaClasses all) {
        ALLOWED.forEach((feature, below) -> noClasses()
                .that(describe(
                        "in " + feature,
                        type -> isFeature(type) && feature(type).equals(feature)))
                .should()
                .dependOnClassesThat(describe(
                        "belong to a feature that " + feature + " may not know",
                        type -> isFeature(type) && !feature(type).equals(feature) && !below.contains(feature(type))))
                .allowEmptyShould(true)
                .check(all));
    }

    @ArchTest
    static void adaptersKnowNoOtherFeaturesAdapters(com.tngtech.archunit.core.domain.JavaClasses all) {
        ALLOWED.keySet()
                .forEach(feature -> noClasses()
                        .that(describe("are adapters of " + feature, type -> isAdapterOf(feature, type)))
                        .should()
                        .dependOnClassesThat(describe(
                                "are adapters of another feature, or the app",
                                type -> isOurs(type)
                                        && (feature(type).equals("app")
                                                || isFeature(type)
                                                        && !isDomain(type)
                                                        && !feature(type).equals(feature))))
                        .allowEmptyShould(true)
                        .check(all));
    }

    private static boolean isAdapterOf(String feature, JavaClass type) {
        return isFeature(type) && !isDomain(type) && feature(type).equals(feature);
    }

    @ArchTest
    static final ArchRule platformKnowsNoDomain = noClasses()
            .that()
            .resideInAPackage("org.penglai.platform..")
            .should()
            .dependOnClassesThat(describe(
                    "are features or the app",
                    type -> isFeature(type) || isOurs(type) && feature(type).equals("app")));

    @ArchTest
    static final ArchRule noCycles =
            slices().matching("org.penglai.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule theRoutingContextStaysInHttp = noClasses()
            .that()
            .resideOutsideOfPackage("org.penglai.platform.http..")
            .should()
            .dependOnClassesThat()
            .haveFullyQualifiedName("io.vertx.ext.web.RoutingContext");

    @ArchTest
    static final ArchRule connectionsStayInPg = noClasses()
            .that()
            .resideOutsideOfPackage("org.penglai.platform.pg..")
            .should()
            .dependOnClassesThat()
            .haveFullyQualifiedName("io.vertx.sqlclient.SqlConnection");

    @ArchTest
    static final ArchRule elasticsearchStaysInItsRooms = noClasses()
            .that()
            .resideOutsideOfPackages(
                    "org.penglai.platform.search..", "org.penglai.discovery.elastic..", "org.penglai.app..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("co.elastic..");

    @ArchTest
    static final ArchRule timeAndChanceComeInAsArguments = noClasses()
            .that(DOMAIN)
            .should()
            .callMethod(java.time.Instant.class, "now")
            .orShould()
            .callMethod(java.time.LocalDate.class, "now")
            .orShould()
            .callMethod(java.util.UUID.class, "randomUUID")
            .orShould()
            .callMethod(Math.class, "random");

    @ArchTest
    static final ArchRule theEnvironmentIsReadInOnePlace = noClasses()
            .that()
            .resideOutsideOfPackage("org.penglai.app")
            .should()
            .callMethod(System.class, "getenv")
            .orShould()
            .callMethod(System.class, "getenv", String.class);

    @ArchTest
    static final ArchRule moneyIsNeverFloating = fields().that()
            .areDeclaredInClassesThat(DOMAIN)
            .should()
            .notHaveRawType(describe(
                    "double or float",
                    type -> Set.of("double", "float", "java.lang.Double", "java.lang.Float")
                            .contains(type.getName())))
            .allowEmptyShould(true);

    @ArchTest
    static void namesAreTheDomains(com.tngtech.archunit.core.domain.JavaClasses all) {
        for (var ending : List.of("Impl", "Manager", "Helper", "Util", "Utils", "Processor", "Data", "Info", "DTO")) {
            noClasses()
                    .that()
                    .resideInAPackage("org.penglai..")
                    .and()
                    .resideOutsideOfPackage("org.penglai.pages..")
                    .should()
                    .haveSimpleNameEndingWith(ending)
                    .check(all);
        }
    }

    @ArchTest
    static final ArchRule everyPackageSaysWhatIsNull = classes()
            .that(describe(
                    "of ours", type -> isOurs(type) && !type.getPackageName().startsWith("org.penglai.pages")))
            .should(new com.tngtech.archunit.lang.ArchCondition<>("stand in a package marked @NullMarked") {
                @Override
                public void check(JavaClass type, com.tngtech.archunit.lang.ConditionEvents events) {
                    var marked = type.getPackage().isAnnotatedWith(org.jspecify.annotations.NullMarked.class);
                    events.add(new com.tngtech.archunit.lang.SimpleConditionEvent(type, marked, type.getName()));
                }
            });

    /** The adapters that exist, so that a new kind of adapter is a decision. */
    @ArchTest
    static final ArchRule adaptersAreOfAKnownKind = classes()
            .that(describe("are adapters", type -> isFeature(type) && !isDomain(type)))
            .should()
            .resideInAnyPackage(Stream.of(ADAPTERS.toArray(String[]::new))
                    .map(kind -> "org.penglai.*." + kind + "..")
                    .toArray(String[]::new))
            .allowEmptyShould(true);
}
