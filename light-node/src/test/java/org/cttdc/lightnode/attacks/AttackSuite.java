package org.cttdc.lightnode.attacks;

import java.nio.file.Files;
import java.nio.file.Path;

/** Plays every attack and prints a line for each: its name and what it was refused with. Made to run in little memory. */
final class AttackSuite {
    private AttackSuite() {}

    public static void main(String[] args) throws Exception {
        Path home = Files.createDirectories(Path.of(args[0]));
        for (NamedAttack attack : NamedAttack.all()) {
            String outcome;
            try {
                outcome = AttackRunner.play(attack, home.resolve(attack.name())).name();
            } catch (RuntimeException | AssertionError e) {
                outcome = "MISSED " + e;
            }
            System.out.println(AttackSuiteTest.RESULT + attack.name() + ' ' + outcome);
        }
        // Threads of connections an attack left open must not keep the program.
        System.exit(0);
    }
}
