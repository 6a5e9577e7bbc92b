package org.cttdc.app.sandbox;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.cttdc.node.api.Genesis;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.state.ChainParams;
import org.cttdc.protocol.state.ElectionParams;
import org.cttdc.protocol.state.GenesisState;
import org.cttdc.protocol.state.ParamFields;
import org.cttdc.protocol.state.PlatformState;

/** How the sandbox's chain begins: everybody holds play tokens, one platform has an escrow. */
final class SandboxGenesis {
    /** Name of every sandbox chain; addresses of a network never carry its prefix. */
    static final String CHAIN_ID = "ctt-sandbox-1";

    private static final long MEMBER_CTT = 25_000_000_000L;
    private static final long OTHER_CTT = 10_000_000_000L;
    private static final long MEMBER_CREDIT = 50_000_00L;
    private static final long BOND = 1_000_000_000L;
    private static final long ESCROW = 20_000_000_00L;

    /** One more than there are seats, so that elections decide something. */
    static final int VALIDATORS = ElectionParams.sandbox().seats() + 1;

    private SandboxGenesis() {}

    static Genesis of(Cast cast, Instant time, List<Bytes> validators) {
        List<GenesisState.GenesisAccount> accounts = new ArrayList<>();
        for (Persona persona : cast.all()) {
            boolean member = persona.part() == Persona.Part.MEMBER;
            accounts.add(new GenesisState.GenesisAccount(
                    cast.address(persona), member ? MEMBER_CTT : OTHER_CTT, member ? MEMBER_CREDIT : 0));
        }
        Bytes platform = cast.address(cast.one(Persona.Part.PLATFORM));
        List<GenesisState.Operator> operators = new ArrayList<>();
        for (int i = 0; i < validators.size(); i++) {
            Persona operator = cast.one(Persona.Part.OPERATOR, i + 1);
            operators.add(new GenesisState.Operator(validators.get(i), cast.address(operator), BOND));
        }
        return new Genesis(
                CHAIN_ID,
                time,
                new GenesisState(
                        ParamFields.with(ChainParams.sandbox(), "governance.reserve", 1),
                        accounts,
                        List.of(new PlatformState(platform, "Sandbox Mall", ESCROW, 0)),
                        List.of(cast.address(cast.one(Persona.Part.CUSTODIAN))),
                        List.of(cast.key(cast.one(Persona.Part.ISSUER)).publicKey()),
                        operators,
                        cast.all(Persona.Part.LAB).stream().map(cast::address).toList(),
                        cast.all(Persona.Part.EXPERT).stream()
                                .map(cast::address)
                                .toList()));
    }
}
