package org.cttdc.lightnode.sync;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.cttdc.lightnode.api.Disagreement.Answer;
import org.cttdc.lightnode.api.Disagreement.Charge;
import org.cttdc.lightnode.api.LightNodeException;
import org.cttdc.lightnode.rpc.EvidenceJson;
import org.cttdc.lightnode.store.DisagreementTable;
import org.cttdc.lightnode.store.DisagreementTable.Filed;
import org.cttdc.protocol.consensus.LightBlock;
import org.cttdc.protocol.consensus.LightClientAttackEvidence;
import org.cttdc.protocol.consensus.light.Attack;

/**
 * Takes evidence to everyone but the accused until each has taken it, across restarts. Once is not enough: a chain refuses evidence
 * against its newest block, or a later one, until it has gone on, and who is down now should hear of it later. What is older than
 * the trusting period is given up, since its validators may have left.
 */
public final class EvidenceCourier {
    private static final Logger LOG = System.getLogger(EvidenceCourier.class.getName());
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);

    private final DisagreementTable table;
    private final Peers peers;
    private final InstantSource clock;
    private final Duration age;
    private final Duration firstPause;
    private final Wakeup wakeup = new Wakeup();

    public EvidenceCourier(
            DisagreementTable table, Peers peers, InstantSource clock, Duration age, Duration firstPause) {
        this.table = table;
        this.peers = peers;
        this.clock = clock;
        this.age = age;
        this.firstPause = firstPause;
    }

    /** There is new evidence. */
    void hint() {
        wakeup.hint();
    }

    /** Ends {@link #run} soon. */
    public void close() {
        wakeup.close();
    }

    /** Runs until closed. */
    public void run() {
        Duration pause = firstPause;
        while (!wakeup.isClosed()) {
            boolean left = deliver();
            wakeup.await(left ? pause : LONGEST_PAUSE);
            pause = left ? longer(pause) : firstPause;
        }
    }

    private static Duration longer(Duration pause) {
        Duration twice = pause.multipliedBy(2);
        return twice.compareTo(LONGEST_PAUSE) < 0 ? twice : LONGEST_PAUSE;
    }

    /** Whether somebody still has to take something. */
    private boolean deliver() {
        boolean left = false;
        for (Filed filed : table.filed(clock.instant().minus(age))) {
            for (Peer peer : waiting(filed.exhibit().charge())) {
                Answer answer =
                        hand(peer, EvidenceJson.read(filed.exhibit().document().toArray()));
                if (wakeup.isClosed()) {
                    return true;
                }
                LOG.log(
                        Level.DEBUG,
                        "evidence {0}: {1}",
                        filed.exhibit().charge().hash(),
                        answer);
                table.answered(filed, answer);
                left |= !answer.taken();
            }
        }
        return left;
    }

    private List<Peer> waiting(Charge charge) {
        List<Peer> waiting = new ArrayList<>(peers.honest());
        waiting.removeIf(peer -> peer.endpoint().equals(charge.against())
                || charge.answers().stream()
                        .anyMatch(answer -> answer.taken() && answer.endpoint().equals(peer.endpoint())));
        return waiting;
    }

    private static Answer hand(Peer peer, LightClientAttackEvidence evidence) {
        try {
            peer.rpc().broadcastEvidence(EvidenceJson.write(asSeenBy(peer, evidence)));
            return new Answer(peer.endpoint(), true, "");
        } catch (LightNodeException e) {
            return new Answer(peer.endpoint(), false, String.valueOf(e.getMessage()));
        }
    }

    /**
     * The evidence with those accused whom this endpoint's own chain shows to have voted twice: which votes a block is recorded with is
     * settled by the next one, and was not yet where the two sides parted at the newest block. A lunatic's signers are read from the
     * forged block alone.
     */
    private static LightClientAttackEvidence asSeenBy(Peer peer, LightClientAttackEvidence evidence) {
        LightBlock conflicting = evidence.conflictingBlock();
        if (evidence.commonHeight() < conflicting.height()) {
            return evidence;
        }
        LightBlock own = new LightBlock(peer.rpc().commit(conflicting.height()), conflicting.validators());
        return Attack.kindOf(conflicting, own) == Attack.LUNATIC ? evidence : Attack.evidence(conflicting, own, own);
    }
}
