package org.cttdc.node;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.cttdc.node.api.Genesis;
import org.cttdc.node.api.GenesisSource;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.state.ChainParams;
import org.cttdc.protocol.state.GenesisState;
import org.cttdc.protocol.state.GenesisState.GenesisAccount;
import org.cttdc.protocol.state.GenesisState.Operator;
import org.cttdc.protocol.state.ParamFields;
import org.cttdc.protocol.state.PlatformState;

/** A chain with the roles of one cycle: expert, merchant, platform, custodian, issuer, operator and twenty-five reviewers. */
public final class TestGenesis {
    public static final Instant TIME = Instant.parse("2026-03-01T00:00:00Z");
    public static final int REVIEWERS = 25;
    public static final long CTT = 1_000_000_000L;
    public static final long BOND = 100_000_000L;
    public static final long ESCROW = 1_000_000_000L;
    public static final List<String> ROLES = List.of(
            "expert", "merchant", "platform", "platform2", "custodian", "operator", "lab", "lab2", "alice", "bob");

    private TestGenesis() {}

    public static GenesisState state(Bytes validator) {
        List<GenesisAccount> accounts = new ArrayList<>();
        ROLES.forEach(name -> accounts.add(new GenesisAccount(TestKeys.address(name), CTT, 5_000)));
        for (int i = 0; i < REVIEWERS; i++) {
            accounts.add(new GenesisAccount(TestKeys.address("reviewer" + i), CTT, 0));
        }
        return new GenesisState(
                ChainParams.sandbox(),
                accounts,
                List.of(
                        new PlatformState(TestKeys.address("platform"), "One", ESCROW, 0),
                        new PlatformState(TestKeys.address("platform2"), "Two", ESCROW, 0)),
                List.of(TestKeys.address("custodian")),
                List.of(TestKeys.key("issuer").publicKey()),
                List.of(new Operator(validator, TestKeys.address("operator"), BOND)),
                List.of(TestKeys.address("lab"), TestKeys.address("lab2")),
                List.of());
    }

    /** With the token's reserve switched on, short votes and memberships that last two cycles. */
    public static GenesisState governed(Bytes validator) {
        GenesisState g = state(validator);
        ChainParams params = ParamFields.with(g.params(), "governance.votingBlocks", 40);
        params = ParamFields.with(params, "governance.personYear", 1_000);
        params = ParamFields.with(params, "governance.businessYear", 2_000);
        params = ParamFields.with(params, "governance.cyclesPerYear", 2);
        params = ParamFields.with(params, "governance.reserve", 1);
        return new GenesisState(
                params,
                g.accounts(),
                g.platforms(),
                g.custodians(),
                g.issuers(),
                g.operators(),
                g.labs(),
                g.guardians());
    }

    public static GenesisSource source() {
        return validators -> new Genesis(TestKeys.CHAIN, TIME, state(validators.getFirst()));
    }
}
