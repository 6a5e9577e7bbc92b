package org.cttdc.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.consensus.PublicKey;
import org.cttdc.protocol.keys.SigningKey;
import org.cttdc.protocol.tx.ConsensusMsg;
import org.cttdc.protocol.tx.Msg;
import org.cttdc.protocol.tx.Possession;
import org.cttdc.protocol.tx.Power;

/** Somebody who was no validator at genesis, and a holder who is for them. */
final class Newcomer {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final long BOND = 100_000_000L;

    private Newcomer() {}

    /** Registers the key with alice as its operator; bob bonds stake and nominates it with all the network's own but one. */
    static void standAndBeNominated(Network network, SigningKey key, int without) throws IOException {
        Rpc rpc = network.machines.get(1).rpc;
        Bytes proof = key.sign(Possession.signBytes(Members.CHAIN, Members.address("alice")));
        send(rpc, "alice", 0, new ConsensusMsg.RegisterCandidate(key.publicKey(), proof, BOND, Bytes.EMPTY));
        List<Bytes> candidates =
                new ArrayList<>(List.of(PublicKey.ed25519(key.publicKey()).address()));
        for (int i = 0; i < network.machines.size(); i++) {
            if (i != without) {
                candidates.add(new DoubleSigner(network, i).address());
            }
        }
        send(rpc, "bob", 0, new ConsensusMsg.Bond(BOND));
        send(rpc, "bob", 1, new ConsensusMsg.Nominate(Power.STAKE, candidates, Bytes.EMPTY));
    }

    private static void send(Rpc rpc, String signer, long sequence, Msg message) throws IOException {
        Bytes tx = Members.sign(signer, sequence, Long.MAX_VALUE, message);
        assertThat(rpc.broadcast(tx)).isZero();
        Await.until("it is in a block", PATIENCE, () -> rpc.included(tx).isPresent());
        assertThat(rpc.included(tx).orElseThrow().code()).isZero();
    }
}
