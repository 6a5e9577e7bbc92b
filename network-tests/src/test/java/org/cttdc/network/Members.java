package org.cttdc.network;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.Sha256;
import org.cttdc.protocol.codec.RecordCodec;
import org.cttdc.protocol.keys.SigningKey;
import org.cttdc.protocol.rules.CyclePhases;
import org.cttdc.protocol.state.ChainParams;
import org.cttdc.protocol.state.GenesisState;
import org.cttdc.protocol.state.GenesisState.GenesisAccount;
import org.cttdc.protocol.state.GenesisState.Operator;
import org.cttdc.protocol.state.ParamFields;
import org.cttdc.protocol.state.PlatformState;
import org.cttdc.protocol.tx.Asset;
import org.cttdc.protocol.tx.Msg;
import org.cttdc.protocol.tx.SignedTx;
import org.cttdc.protocol.tx.TxBody;

/** Who lives on a test's network; the same name is always the same account. */
final class Members {
    static final String CHAIN = "ctt-network-test";
    static final long CTT = 1_000_000_000L;
    static final long CREDIT = 1_000_000L;
    static final long ESCROW = 1_000_000_000L;
    static final long BOND = 100_000_000L;
    static final int PAYERS = 8;

    private static final long FEE = 1_000;

    private Members() {}

    static SigningKey key(String name) {
        return SigningKey.ofSeed(
                Sha256.of(Bytes.of(name.getBytes(StandardCharsets.UTF_8))).toArray());
    }

    static Bytes address(String name) {
        return key(name).address().value();
    }

    /** Cycles as short as the rules allow. */
    static GenesisState genesis(List<Bytes> validators) {
        List<GenesisAccount> accounts = new ArrayList<>();
        List<String> names = new ArrayList<>(List.of("platform", "merchant", "buyer", "expert", "alice", "bob"));
        for (int i = 0; i < PAYERS; i++) {
            names.add("payer" + i);
        }
        List<Operator> operators = new ArrayList<>();
        for (Bytes validator : validators) {
            String operator = "operator" + operators.size();
            names.add(operator);
            operators.add(new Operator(validator, address(operator), BOND));
        }
        names.forEach(name -> accounts.add(new GenesisAccount(address(name), CTT, CREDIT)));
        return new GenesisState(
                params(),
                accounts,
                List.of(new PlatformState(address("platform"), "Shop", ESCROW, 0)),
                List.of(),
                List.of(key("issuer").publicKey()),
                operators);
    }

    private static ChainParams params() {
        return ParamFields.with(ChainParams.sandbox(), "cycleLength", CyclePhases.MIN_LENGTH);
    }

    static Bytes transfer(String from, long sequence, String to, long fen) {
        return sign(from, sequence, Long.MAX_VALUE, new Msg.Transfer(address(to), Asset.CREDIT, fen));
    }

    static Bytes sign(String signer, long sequence, long validUntil, Msg message) {
        SigningKey key = key(signer);
        Bytes body = Bytes.of(RecordCodec.encode(new TxBody(CHAIN, sequence, validUntil, FEE, "", List.of(message))));
        return Bytes.of(RecordCodec.encode(new SignedTx(body, key.publicKey(), key.sign(SignedTx.signBytes(body)))));
    }
}
