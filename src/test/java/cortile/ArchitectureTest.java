package cortile;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.NullMarked;

/// Who may know whom. CONTRIBUTING.md tells the same in words.
@AnalyzeClasses(packages = "cortile", importOptions = DoNotIncludeTests.class)
final class ArchitectureTest {
  private static final List<String> BASE = List.of("feed", "identity", "kit");

  /// Each package and the other packages of ours that it may use; `cortile` and `cortile.cli` may
  /// use all.
  private static final Map<String, List<String>> MAY_USE =
      Map.of(
          "kit", List.of(),
          "identity", List.of("kit"),
          "feed", List.of("identity", "kit"),
          "budgets", BASE,
          "polls", BASE,
          "hub", BASE,
          "display", BASE);

  /// Each part of the hub and the other parts that it may use.
  private static final Map<String, List<String>> HUB_PARTS =
      Map.of(
          "post", List.of(),
          "calendars", List.of(),
          "places", List.of("post", "calendars"),
          "events", List.of("places", "post", "calendars"),
          "door", List.of("events", "places", "post", "calendars"));

  private static final Pattern SHELL = Pattern.compile("(Room|Routes|Store|Verticle|Job)$");

  private static final DescribedPredicate<JavaClass> ROOM =
      resideInAnyPackage(
          "cortile.budgets..", "cortile.polls..", "cortile.hub..", "cortile.display..");

  private static final DescribedPredicate<JavaClass> IN_SHELL =
      ROOM.and(describe("are in a room's shell", type -> SHELL.matcher(outermost(type)).find()));

  private static final DescribedPredicate<JavaClass> IN_CORE =
      ROOM.and(not(IN_SHELL)).as("are in a room's core");

  /// What makes a result depend on more than the arguments.
  private static final DescribedPredicate<JavaClass> OUTSIDE_WORLD =
      resideInAnyPackage(
              "io.vertx..",
              "io.netty..",
              "java.sql..",
              "javax.sql..",
              "com.fasterxml..",
              "java.net.http..",
              "java.util.random..")
          .or(
              describe(
                  "are a source of chance or time",
                  type ->
                      List.of(
                              "java.time.Clock",
                              "java.time.InstantSource",
                              "java.util.Random",
                              "java.util.concurrent.ThreadLocalRandom",
                              "java.security.SecureRandom")
                          .contains(type.getName())))
          .as("are of the outside world");

  private static final DescribedPredicate<JavaClass> KNOWS_OUTSIDE_WORLD =
      resideInAPackage("cortile..")
          .and(
              describe(
                  "use it",
                  type ->
                      type.getDirectDependenciesFromSelf().stream()
                          .anyMatch(use -> OUTSIDE_WORLD.test(use.getTargetClass()))));

  @ArchTest
  static void packagesUseOnlyThoseBelowThem(JavaClasses all) {
    MAY_USE.forEach((name, others) -> usesOnly(name, others).check(all));
  }

  @ArchTest
  static void partsOfTheHubUseOnlyThoseBelowThem(JavaClasses all) {
    HUB_PARTS.forEach((name, others) -> {
      var allowed = new ArrayList<>(BASE);
      others.forEach(other -> allowed.add("hub." + other));
      usesOnly("hub." + name, allowed).check(all);
    });
  }

  @ArchTest
  static final ArchRule coreKnowsNoShell =
      noClasses()
          .that(IN_CORE)
          .should()
          .dependOnClassesThat(IN_SHELL)
          .because("the shell reads and writes, the core decides")
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule coreIsPure =
      noClasses()
          .that(IN_CORE)
          .should()
          .dependOnClassesThat(OUTSIDE_WORLD.or(KNOWS_OUTSIDE_WORLD))
          .because("what decides is a function of its arguments")
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule coreReadsNoClockAndThrowsNoDice =
      noClasses()
          .that(IN_CORE)
          .should()
          .callMethodWhere(
              describe(
                  "the clock or chance",
                  call ->
                      switch (call.getTarget().getFullName()) {
                        case String name when name.matches("java\\.time\\..*\\.now\\(.*") -> true;
                        case String name when name.startsWith("java.lang.System.") ->
                            name.matches(".*(currentTimeMillis|nanoTime|getenv|getProperty)\\(.*");
                        case String name ->
                            name.startsWith("java.lang.Math.random(")
                                || name.startsWith("java.util.UUID.randomUUID(")
                                || name.startsWith("java.util.Collections.shuffle(");
                      }))
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule onlyTheCommandLineReadsTheEnvironment =
      noClasses()
          .that()
          .resideOutsideOfPackages("cortile", "cortile.cli..")
          .should()
          .callMethod(System.class, "getenv")
          .orShould()
          .callMethod(System.class, "getenv", String.class)
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule onlyCommandsPrint =
      noClasses()
          .that()
          .resideOutsideOfPackages("cortile", "cortile.cli..")
          .should()
          .accessField(System.class, "out")
          .because("standard output is a promise of the command line; the rest logs")
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule namesSayWhatAClassIs =
      noClasses()
          .should()
          .haveSimpleNameEndingWith("Util")
          .orShould()
          .haveSimpleNameEndingWith("Utils")
          .orShould()
          .haveSimpleNameEndingWith("Helper")
          .orShould()
          .haveSimpleNameEndingWith("Manager")
          .orShould()
          .haveSimpleNameEndingWith("Impl");

  @ArchTest
  static final ArchRule packagesAreNullMarked =
      classes()
          .should(
              new ArchCondition<JavaClass>("live in a package that is @NullMarked") {
                @Override
                public void check(JavaClass type, ConditionEvents events) {
                  var info = type.getPackage().tryGetPackageInfo();
                  var marked = info.filter(it -> it.isAnnotatedWith(NullMarked.class)).isPresent();
                  var text = type.getPackageName() + " has no @NullMarked package-info.java";
                  events.add(new SimpleConditionEvent(type, marked, text));
                }
              });

  private static ArchRule usesOnly(String name, List<String> others) {
    var allowed = others.stream().map(other -> "cortile." + other + "..").toArray(String[]::new);
    var own = "cortile." + name + "..";
    var foreign =
        resideInAPackage("cortile..")
            .and(not(resideInAPackage(own)))
            .and(not(resideInAnyPackage(allowed)))
            .as("are ours and outside %s", Arrays.toString(allowed));
    return noClasses()
        .that()
        .resideInAPackage(own)
        .should()
        .dependOnClassesThat(foreign)
        .allowEmptyShould(true);
  }

  private static String outermost(JavaClass type) {
    return type.getEnclosingClass().map(ArchitectureTest::outermost).orElse(type.getSimpleName());
  }
}
