package org.penglai.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * What the code does without, so that whole kinds of attack have nothing to work on. Each rule names what would have to be
 * thought through before it is loosened; {@code src/docs/SECURITY.md} relies on them.
 */
@AnalyzeClasses(packages = "org.penglai", importOptions = DoNotIncludeTests.class)
final class SecurityRulesTest {

    private static final Path JAVA = Path.of("src/main/java");
    private static final Path PAGES = Path.of("src/main/jte");

    @ArchTest
    static final ArchRule nothingIsDeserialisedIntoTypesThatTheSenderChooses = noClasses()
            .should()
            .dependOnClassesThat()
            .haveFullyQualifiedName("java.io.ObjectInputStream")
            .orShould()
            .dependOnClassesThat()
            .haveFullyQualifiedName("java.beans.XMLDecoder")
            .orShould()
            .dependOnClassesThat()
            .haveFullyQualifiedName("com.fasterxml.jackson.annotation.JsonTypeInfo")
            .orShould()
            .callMethodWhere(named("activates types by name", "activateDefaultTyping", "enableDefaultTyping"));

    @ArchTest
    static final ArchRule onlyImportsReadXml = noClasses()
            .that()
            .resideOutsideOfPackages(
                    "org.penglai.patentimport.file..", "org.penglai.money.file..", "org.penglai.discovery.file..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("javax.xml..", "org.xml.sax..", "org.w3c.dom..");

    @ArchTest
    static final ArchRule noCommandIsRun = noClasses()
            .should()
            .dependOnClassesThat()
            .haveFullyQualifiedName("java.lang.ProcessBuilder")
            .orShould()
            .callMethodWhere(named("runs a command", "exec"));

    @ArchTest
    static final ArchRule noCodeIsMadeWhileRunning = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("javax.script..", "javax.tools..", "jdk.jshell..", "java.lang.invoke.MethodHandles..")
            .orShould()
            .callMethodWhere(named("loads code by name", "forName", "loadClass", "defineClass"));

    @ArchTest
    static final ArchRule noDirectoryIsAsked = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("javax.naming..", "jakarta.mail..", "javax.mail..");

    @ArchTest
    static final ArchRule mailsLeaveFromOneRoom = noClasses()
            .that()
            .resideOutsideOfPackages("org.penglai.inbox.mail..", "org.penglai.app..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.vertx.ext.mail..");

    @ArchTest
    static final ArchRule memoryIsTheJvmsAlone = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("sun.misc..", "jdk.internal..", "java.lang.foreign..");

    @ArchTest
    static final ArchRule noMethodIsNative = methods().should().notHaveModifier(JavaModifier.NATIVE);

    @ArchTest
    static final ArchRule onlyDocumentsAtRestAreEncryptedByTheApplication = noClasses()
            .that()
            .doNotHaveFullyQualifiedName("org.penglai.platform.blob.BlobSeal")
            .should()
            .dependOnClassesThat()
            .haveFullyQualifiedName("javax.crypto.Cipher");

    @ArchTest
    static final ArchRule whatMustNotBeGuessedComesFromSecureRandom = noClasses()
            .should()
            .dependOnClassesThat(describe(
                    "give chance that can be foretold",
                    type -> Set.of(
                                    "java.util.Random",
                                    "java.util.SplittableRandom",
                                    "java.util.random.RandomGenerator",
                                    "org.apache.commons.lang3.RandomStringUtils")
                            .contains(type.getName())))
            .orShould()
            .callMethod(Math.class, "random");

    /** How long one waits before trying again is no secret, and only that is left to cheap chance. */
    @ArchTest
    static final ArchRule cheapChanceStaysInTheRetry = noClasses()
            .that()
            .haveNameNotMatching("org\\.penglai\\.platform\\.(pg\\.PgTx|live\\.Live).*")
            .should()
            .dependOnClassesThat()
            .haveFullyQualifiedName("java.util.concurrent.ThreadLocalRandom");

    @ArchTest
    static final ArchRule certificatesAreAlwaysVerified = noClasses()
            .should()
            .implement("javax.net.ssl.X509TrustManager")
            .orShould()
            .implement("javax.net.ssl.HostnameVerifier")
            .orShould()
            .callMethodWhere(named(
                    "stops verifying",
                    "setTrustAll",
                    "setVerifyHost",
                    "setSSLHostnameVerifier",
                    "setHostnameVerifier"));

    /** Whom the server calls is a short list, kept in SECURITY.md; a new room is a new entry there. */
    @ArchTest
    static final ArchRule onlyTheseRoomsCallOut = noClasses()
            .that()
            .resideOutsideOfPackages(
                    "org.penglai.app..",
                    "org.penglai.identity.keycloak..",
                    "org.penglai.platform.pg..",
                    "org.penglai.platform.outbox..",
                    "org.penglai.platform.live..",
                    "org.penglai.platform.blob..",
                    "org.penglai.platform.search..")
            .should()
            .dependOnClassesThat(describe(
                    "open connections",
                    type -> type.getPackageName().startsWith("java.net.http")
                            || type.getPackageName().startsWith("io.vertx.ext.web.client")
                            || (type.getPackageName().startsWith("io.vertx.pgclient")
                                    && !type.isAssignableTo(Throwable.class))
                            || type.getPackageName().startsWith("org.elasticsearch.client")
                            || type.getPackageName().startsWith("org.apache.http")
                            || type.getPackageName().startsWith("software.amazon.awssdk.services")
                            || Set.of("java.net.Socket", "java.net.URLConnection", "java.nio.channels.SocketChannel")
                                    .contains(type.getName())));

    /** Whoever opens files says so here: names of files never come from a caller. */
    @ArchTest
    static final ArchRule onlyTheseRoomsOpenFiles = noClasses()
            .that()
            .resideOutsideOfPackages(
                    "org.penglai.app..",
                    "org.penglai.platform.blob..",
                    "org.penglai.platform.http..",
                    "org.penglai.incentive.file..",
                    "org.penglai.patentimport.file..",
                    "org.penglai.money.file..",
                    "org.penglai.duty.file..",
                    "org.penglai.discovery.file..")
            .should()
            .dependOnClassesThat(describe(
                    "open files",
                    type -> Set.of(
                                    "java.nio.file.Files",
                                    "java.io.File",
                                    "java.io.FileInputStream",
                                    "java.io.FileOutputStream",
                                    "java.io.RandomAccessFile")
                            .contains(type.getName())));

    @ArchTest
    static final ArchRule faultsGoToTheLogAndNowhereElse = noClasses()
            .that()
            .haveNameNotMatching("org\\.penglai\\.app\\.(Main|Commands).*")
            .should()
            .accessField(System.class, "out")
            .orShould()
            .accessField(System.class, "err")
            .orShould()
            .callMethodWhere(named("prints a stack", "printStackTrace"));

    @ArchTest
    static final ArchRule recordsKeepASecretOutOfTheirText = classes()
            .that()
            .haveSimpleName("Secret")
            .should(new com.tngtech.archunit.lang.ArchCondition<>("say toString themselves") {
                @Override
                public void check(JavaClass type, com.tngtech.archunit.lang.ConditionEvents events) {
                    var own = type.tryGetMethod("toString").isPresent();
                    events.add(new com.tngtech.archunit.lang.SimpleConditionEvent(type, own, type.getName()));
                }
            });

    @ArchTest
    static void everyDigestIsSha256(com.tngtech.archunit.core.domain.JavaClasses all) {
        assertThat(found(JAVA, "MessageDigest\\s*\\.getInstance\\(\\s*([^)]*)\\)"))
                .containsExactly("\"SHA-256\"");
    }

    /** A statement is a constant of its class: what a caller sent reaches the database as an argument only. */
    @ArchTest
    static void everyStatementIsAConstant(com.tngtech.archunit.core.domain.JavaClasses all) {
        var first = found(JAVA, "\\bpg\\s*\\.(?:one|list|execute|executeBatch)\\(\\s*([^,]+?)\\s*,");

        assertThat(first).isNotEmpty().allMatch(argument -> argument.matches("[A-Z][A-Z_]*|\"[^\"]*\""));
    }

    /** A page shows a text as text; what is put in unescaped has been rendered by another page. */
    @ArchTest
    static void onlyRenderedPagesAreShownUnescaped(com.tngtech.archunit.core.domain.JavaClasses all) {
        assertThat(found(PAGES, "\\$unsafe\\{([^}]*)}"))
                .containsExactlyInAnyOrder("model.panels()", "model.inTheWay()");
    }

    /** The content security policy refuses them, so they would not work; here they fail before. */
    @ArchTest
    static void pagesHoldNoScriptAndNoStyleOfTheirOwn(com.tngtech.archunit.core.domain.JavaClasses all) {
        var inline =
                "(?i)<script(?![^>]*\\bsrc=)|<style|\\sstyle=[\"']|\\son[a-z]+=[\"']|javascript:|hx-on|hx-vals=['\"]js:";
        var papers = Pattern.compile("deal/certificatepdf|deal/packagepdf|listing/declarationpdf|duty/reportpdf");

        assertThat(files(PAGES).stream()
                        .filter(file -> !papers.matcher(file.toString()).find())
                        .filter(file -> Pattern.compile(inline)
                                .matcher(text(file).replaceAll("(?s)<%--.*?--%>", ""))
                                .find()))
                .isEmpty();
    }

    /** What is logged is said in constant words; what varies goes beside them, under a key, where it cannot pass for words. */
    @ArchTest
    static void everyLogLineIsConstant(com.tngtech.archunit.core.domain.JavaClasses all) {
        assertThat(found(JAVA, "(?<!Math)\\.log\\(([^)]*)\\)"))
                .isNotEmpty()
                .allMatch(words -> words.matches("\"[^\"]*\""));
    }

    /** What a caller sent is matched by expressions, and never part of one. */
    @ArchTest
    static void everyExpressionIsAConstant(com.tngtech.archunit.core.domain.JavaClasses all) {
        var compiled = found(JAVA, "Pattern\\s*\\.compile\\(((?:[^()\"]|\"(?:[^\"\\\\]|\\\\.)*\"|\\([^()]*\\))*)\\)");

        assertThat(compiled)
                .isNotEmpty()
                .allMatch(argument ->
                        argument.replaceAll("\"(?:[^\"\\\\]|\\\\.)*\"", "").matches("[\\s+A-Z_,.a-zPattern]*")
                                && argument.startsWith("\""));
    }

    /** The pattern of a format is a literal; what varies is its argument. */
    @ArchTest
    static void everyFormatIsAConstant(com.tngtech.archunit.core.domain.JavaClasses all) {
        assertThat(found(JAVA, "([^\\s(,]+)\\s*\\.formatted\\(")).allMatch(pattern -> pattern.endsWith("\""));
        assertThat(found(JAVA, "String\\.format\\(([^)]*)"))
                .allMatch(arguments -> arguments.matches("(?:[\\w.]*Locale\\.ROOT, )?\".*"));
    }

    private static com.tngtech.archunit.base.DescribedPredicate<JavaCall<?>> named(String what, String... names) {
        return describe(what, call -> Set.of(names).contains(call.getName()));
    }

    private static Set<String> found(Path folder, String pattern) {
        var all = new TreeSet<String>();
        for (var file : files(folder)) {
            var match = Pattern.compile(pattern).matcher(text(file));
            while (match.find()) {
                all.add(match.group(1).strip());
            }
        }
        return all;
    }

    private static List<Path> files(Path folder) {
        try (var all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile).toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
