package org.cttdc.app;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The arrows of {@code docs/architecture.md}, and the rules inside a module that module-info cannot hold. */
class WallsTest {
    private static final String ROOT = "org.cttdc.";

    /** What each room may import of ours; everything not listed is a wall. */
    private record Room(String name, List<String> mayImport) {
        Room(String name, String... mayImport) {
            this(name, List.of(mayImport));
        }
    }

    private static final List<Room> ROOMS = List.of(
            new Room("files"),
            new Room("protocol"),
            new Room("lightnode", "protocol"),
            new Room("abci"),
            new Room("node", "files", "protocol", "abci"),
            new Room("commerce.api", "protocol"),
            new Room("commerce", "protocol", "lightnode.api", "commerce.api"),
            new Room("uikit", "protocol", "lightnode.api"),
            new Room("wallet", "files", "protocol", "lightnode.api", "uikit"),
            new Room("expert", "files", "protocol", "lightnode.api", "commerce.api", "uikit", "wallet.api"),
            new Room("reviewer", "files", "protocol", "lightnode.api", "commerce.api", "uikit", "wallet.api"),
            new Room("merchant", "files", "protocol", "lightnode.api", "commerce.api", "uikit", "wallet.api"));

    private static JavaClasses ours;

    @BeforeAll
    static void read() {
        ours = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("org.cttdc");
    }

    @TestFactory
    List<DynamicTest> arrowsPointUp() {
        return ROOMS.stream()
                .map(room -> DynamicTest.dynamicTest(
                        room.name(),
                        () -> classes()
                                .that(inRoom(room))
                                .should()
                                .onlyDependOnClassesThat(foreignOrIn(room))
                                .check(ours)))
                .toList();
    }

    @Test
    void protocolIsPure() {
        noClasses()
                .that()
                .resideInAPackage("org.cttdc.protocol..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("javafx..", "java.net..", "java.nio.file..", "java.util.concurrent..", "java.sql..")
                .orShould()
                .dependOnClassesThat()
                .haveNameMatching("java\\.time\\.(Clock|InstantSource)|java\\.io\\.File.*|java\\.util\\.Random")
                .check(ours);
    }

    @Test
    void rulesAndChainApplicationHoldNoFloatingPoint() {
        Set<String> exact = Set.of("protocol.rules", "protocol.tx", "protocol.state", "protocol.proof", "node.app");
        noFields()
                .that(describe("are declared in exact packages", (JavaField f) -> in(f.getOwner(), exact)))
                .should()
                .haveRawType(describe("float or double", WallsTest::floating))
                .check(ours);
        noMethods()
                .that(describe("are declared in exact packages", (JavaMethod m) -> in(m.getOwner(), exact)))
                .should()
                .haveRawReturnType(describe("float or double", WallsTest::floating))
                .orShould()
                .haveRawParameterTypes(
                        describe("float or double", types -> types.stream().anyMatch(WallsTest::floating)))
                .check(ours);
    }

    /** Quality statistics are for people: what consensus decides is computed in integers. */
    @Test
    void rulesAndChainApplicationUseNoStatistics() {
        noClasses()
                .that(describe(
                        "are exact",
                        (JavaClass c) -> in(
                                c,
                                Set.of("protocol.rules", "protocol.tx", "protocol.state", "protocol.proof", "node"))))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.cttdc.protocol.statistics..", "org.apache.commons.statistics..")
                .check(ours);
    }

    @Test
    void deterministicCodeReadsNoClockAndNoRandomness() {
        noClasses()
                .that(describe("are deterministic", (JavaClass c) -> in(c, Set.of("protocol.rules", "node.app"))))
                .should()
                .dependOnClassesThat()
                .haveNameMatching(
                        "java\\.time\\.(Clock|InstantSource)|java\\.util\\.(Random|Locale|HashMap)|java\\.security\\.SecureRandom")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(System.class, "nanoTime")
                .check(ours);
    }

    @Test
    void onlyTheLightNodeCallsAValueVerified() {
        noClasses()
                .that()
                .resideOutsideOfPackage("org.cttdc.lightnode..")
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("org.cttdc.lightnode.read.Warrant")
                .check(ours);
    }

    @Test
    void noMutableStaticState() {
        noFields()
                .that()
                .areStatic()
                .and(describe(
                        "are written by hand",
                        (JavaField f) -> !f.getModifiers().contains(JavaModifier.SYNTHETIC)))
                .should()
                .notBeFinal()
                .check(ours);
    }

    @Test
    void packagesOfTheProtocolFormNoCycle() {
        SlicesRuleDefinition.slices()
                .matching("org.cttdc.protocol.(*)..")
                .should()
                .beFreeOfCycles()
                .check(ours);
    }

    private static DescribedPredicate<JavaClass> inRoom(Room room) {
        return describe("are in " + room.name(), c -> roomOf(c).equals(room.name()));
    }

    private static DescribedPredicate<JavaClass> foreignOrIn(Room room) {
        return describe(
                "are foreign or in " + room.name() + " or " + room.mayImport(),
                c -> !c.getPackageName().startsWith(ROOT)
                        || roomOf(c).equals(room.name())
                        || room.mayImport().stream().anyMatch(p -> inPackage(c, p)));
    }

    /** The room with the longest matching name, so that the commerce client is not taken for the service. */
    private static String roomOf(JavaClass c) {
        return ROOMS.stream()
                .map(Room::name)
                .filter(name -> inPackage(c, name))
                .max(Comparator.comparingInt(String::length))
                .orElse("");
    }

    private static boolean in(JavaClass c, Set<String> packages) {
        return packages.stream().anyMatch(p -> inPackage(c, p));
    }

    private static boolean inPackage(JavaClass c, String name) {
        return (c.getPackageName() + ".").startsWith(ROOT + name + ".");
    }

    private static boolean floating(JavaClass type) {
        return type.isEquivalentTo(double.class) || type.isEquivalentTo(float.class);
    }
}
