package org.cttdc.app.sandbox;

import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.cttdc.node.api.ChainHead;
import org.cttdc.node.api.EmbeddedChain;
import org.cttdc.node.api.MempoolException;
import org.cttdc.node.api.SubmitResult;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.codec.RecordCodec;
import org.cttdc.protocol.keys.SigningKey;
import org.cttdc.protocol.rules.CyclePhases;
import org.cttdc.protocol.rules.CyclePhases.Phase;
import org.cttdc.protocol.state.StateKey;
import org.cttdc.protocol.tx.ErrorCode;
import org.cttdc.protocol.tx.Msg;
import org.cttdc.protocol.tx.SignedTx;
import org.cttdc.protocol.tx.TxBody;
import org.jspecify.annotations.Nullable;

/** The seeding's hands on the chain: signs for personas, makes blocks, and stops at the first refusal. */
final class PastChain {
    private static final long FEE = 1_000;
    private static final long VALID_BLOCKS = 60;
    private static final Duration BLOCK_TIME = Duration.ofSeconds(10);

    private final EmbeddedChain chain;
    private final Cast cast;
    private final CyclePhases phases;
    private final SandboxClock clock;
    private final Map<Persona, Long> sequences = new HashMap<>();

    PastChain(EmbeddedChain chain, Cast cast, CyclePhases phases, SandboxClock clock) {
        this.chain = chain;
        this.cast = cast;
        this.phases = phases;
        this.clock = clock;
    }

    /** Puts a transaction of one message into the next block. */
    void send(Persona who, Msg message) {
        SigningKey key = cast.key(who);
        long sequence = sequences.merge(who, 1L, Math::addExact) - 1;
        TxBody body = new TxBody(chain.chainId(), sequence, height() + VALID_BLOCKS, FEE, "", List.of(message));
        Bytes encoded = Bytes.of(RecordCodec.encode(body));
        SignedTx tx = new SignedTx(encoded, key.publicKey(), key.sign(SignedTx.signBytes(encoded)));
        try {
            SubmitResult result = chain.submit(Bytes.of(RecordCodec.encode(tx)));
            if (result.code() != ErrorCode.OK) {
                throw new IllegalStateException("seeding: " + message + " was refused: " + result);
            }
        } catch (MempoolException e) {
            throw new IllegalStateException("seeding: " + message + " was not taken", e);
        }
    }

    /** Makes one block with everything sent. */
    void block() throws IOException {
        clock.pass(BLOCK_TIME);
        chain.advance(1);
    }

    /** Makes blocks until the next one is the first of that phase. */
    void until(long cycle, Phase phase) throws IOException {
        while (height() + 1 < phases.firstHeight(cycle, phase)) {
            block();
        }
    }

    /** The record a message must have made, or the end of the seeding. */
    <T extends Record> T expect(StateKey<T> key) {
        T found = chain.read(key);
        if (found == null) {
            throw new IllegalStateException("seeding: nothing stands at " + key.key());
        }
        return found;
    }

    <T extends Record> @Nullable T read(StateKey<T> key) {
        return chain.read(key);
    }

    long height() {
        return chain.head().height();
    }

    ChainHead head() {
        return chain.head();
    }

    /** Consensus addresses of the chain's own validators. */
    List<Bytes> validators() {
        return chain.validators();
    }

    Bytes address(Persona who) {
        return cast.address(who);
    }
}
