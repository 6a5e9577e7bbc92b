package org.cttdc.node.app;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.cttdc.node.TestGenesis;
import org.cttdc.node.TestKeys;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.consensus.PublicKey;
import org.cttdc.protocol.consensus.Validator;
import org.cttdc.protocol.keys.SigningKey;
import org.cttdc.protocol.state.ChainParams;
import org.cttdc.protocol.state.GenesisState;
import org.cttdc.protocol.state.ParamFields;
import org.cttdc.protocol.tx.ConsensusMsg;
import org.cttdc.protocol.tx.Possession;

/** A chain of four genesis validators, each with an operator of its own among the reviewers, and one guardian. */
final class ConsensusFixture {
    static final int GENESIS = 4;
    static final String GUARDIAN = "expert";

    private ConsensusFixture() {}

    static SigningKey key(int validator) {
        return TestKeys.key("consensus" + validator);
    }

    static Bytes address(int validator) {
        return PublicKey.ed25519(key(validator).publicKey()).address();
    }

    /** Who operates a validator. */
    static String operator(int validator) {
        return "reviewer" + validator;
    }

    static List<Validator> validators() {
        return IntStream.range(0, GENESIS)
                .mapToObj(i -> Validator.of(PublicKey.ed25519(key(i).publicKey()), 10))
                .toList();
    }

    static TestChain open(Path home) throws Exception {
        return open(home, TestGenesis.state(address(0)));
    }

    /** The same beginning with four operators and a guardian. */
    static TestChain open(Path home, GenesisState plain) throws Exception {
        List<GenesisState.Operator> operators = new ArrayList<>();
        for (int i = 0; i < GENESIS; i++) {
            operators.add(new GenesisState.Operator(address(i), TestKeys.address(operator(i)), TestGenesis.BOND));
        }
        return new TestChain(
                home,
                new GenesisState(
                        plain.params(),
                        plain.accounts(),
                        plain.platforms(),
                        plain.custodians(),
                        plain.issuers(),
                        operators,
                        plain.labs(),
                        List.of(TestKeys.address(GUARDIAN))),
                validators());
    }

    /** With five seats whose power follows what stands behind them. */
    static TestChain backed(Path home) throws Exception {
        GenesisState g = TestGenesis.state(address(0));
        ChainParams params = ParamFields.with(g.params(), "election.seats", 5);
        return open(
                home,
                new GenesisState(
                        ParamFields.with(params, "election.backed", 1),
                        g.accounts(),
                        g.platforms(),
                        g.custodians(),
                        g.issuers(),
                        g.operators(),
                        g.labs(),
                        g.guardians()));
    }

    static ConsensusMsg.RegisterCandidate register(int validator, String operator, long bond) {
        Bytes proof = key(validator).sign(Possession.signBytes(TestKeys.CHAIN, TestKeys.address(operator)));
        return new ConsensusMsg.RegisterCandidate(key(validator).publicKey(), proof, bond, Bytes.EMPTY);
    }

    static List<Bytes> addresses(int... validators) {
        return IntStream.of(validators).mapToObj(ConsensusFixture::address).toList();
    }
}
