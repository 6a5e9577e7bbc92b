package org.cttdc.lightnode.attacks;

import java.util.List;

/** The page that lists the attacks. */
final class AttackTable {
    private AttackTable() {}

    static String text() {
        StringBuilder out = new StringBuilder("""
                # Attacks the light node is tested against

                Every line is a named attack of the test kit's lying node. The suite plays each of them against a light node in a Java
                virtual machine with 64 MiB of heap: it must be refused with the code in the last column, before its deadline, and
                nothing false may be believed meanwhile. This page is made from the attacks themselves; a test keeps the two alike.

                """);
        out.append("There are ").append(NamedAttack.all().size()).append(" of them.\n");
        section(out, "Headers and commits", HeaderAttack.values());
        section(out, "Validator sets", ValidatorAttack.values());
        section(out, "State, absence and lists", StateAttack.values());
        section(out, "Transactions", TransactionAttack.values());
        section(out, "Replies that are none", TransportAttack.values());
        section(out, "History", HistoryAttack.values());
        section(out, "Other chains", WitnessAttack.values());
        section(out, "Pieces nobody asks an endpoint for", ProtocolAttack.values());
        return out.toString();
    }

    private static void section(StringBuilder out, String title, NamedAttack... attacks) {
        out.append("\n## ")
                .append(title)
                .append("\n| attack | what the endpoint does | refused with |\n|---|---|---|\n");
        for (NamedAttack attack : List.of(attacks)) {
            out.append("| `")
                    .append(attack.name())
                    .append("` | ")
                    .append(attack.does())
                    .append(" | `")
                    .append(attack.code())
                    .append("` |\n");
        }
    }
}
