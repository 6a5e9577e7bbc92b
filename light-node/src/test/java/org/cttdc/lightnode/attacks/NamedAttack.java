package org.cttdc.lightnode.attacks;

import java.util.List;
import java.util.stream.Stream;
import org.cttdc.lightnode.api.LightNodeException.Code;

/** Something a dishonest endpoint does, by name. {@link AttackRunner} plays it against a light node. */
public sealed interface NamedAttack
        permits HeaderAttack,
                ValidatorAttack,
                StateAttack,
                TransactionAttack,
                TransportAttack,
                HistoryAttack,
                WitnessAttack,
                ProtocolAttack {
    /** Its name. */
    String name();

    /** What it does, in a sentence, with the advisory it is known by where there is one. */
    String does();

    /** What it is refused with. */
    Code code();

    /** All of them. */
    static List<NamedAttack> all() {
        return Stream.<NamedAttack[]>of(
                        HeaderAttack.values(),
                        ValidatorAttack.values(),
                        StateAttack.values(),
                        TransactionAttack.values(),
                        TransportAttack.values(),
                        HistoryAttack.values(),
                        WitnessAttack.values(),
                        ProtocolAttack.values())
                .flatMap(Stream::of)
                .toList();
    }
}
