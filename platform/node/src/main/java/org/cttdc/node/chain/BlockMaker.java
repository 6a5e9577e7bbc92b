package org.cttdc.node.chain;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.cttdc.node.app.Application;
import org.cttdc.node.app.Misbehavior;
import org.cttdc.node.app.Peeler;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.consensus.Block;
import org.cttdc.protocol.consensus.BlockId;
import org.cttdc.protocol.consensus.BlockTime;
import org.cttdc.protocol.consensus.Commit;
import org.cttdc.protocol.consensus.ConsensusVersion;
import org.cttdc.protocol.consensus.DuplicateVoteEvidence;
import org.cttdc.protocol.consensus.Evidence;
import org.cttdc.protocol.consensus.Header;
import org.cttdc.protocol.consensus.LightClientAttackEvidence;
import org.cttdc.protocol.consensus.Timestamp;
import org.cttdc.protocol.consensus.Txs;
import org.cttdc.protocol.consensus.ValidatorSet;

/**
 * Makes the next block of an embedded chain as a proposer, an application and the validators of a network do together. Nothing of it is
 * stored.
 */
final class BlockMaker {
    private final GenesisFile genesis;
    private final PrivValidator validator;
    private final Peeler peeler;
    private final ValidatorHistory validators;
    private final Application app;
    private final InstantSource clock;

    BlockMaker(
            GenesisFile genesis,
            PrivValidator validator,
            Peeler peeler,
            ValidatorHistory validators,
            Application app,
            InstantSource clock) {
        this.genesis = genesis;
        this.validator = validator;
        this.peeler = peeler;
        this.validators = validators;
        this.app = app;
        this.clock = clock;
    }

    /** A decided block, and what it changes in the state. */
    record Made(CommittedBlock block, Application.Finalized changes) {}

    /** The block after the newest one, with these transactions and proofs of misbehaviour. */
    Made next(Tip newest, List<Bytes> waiting, List<Evidence> proofs) {
        int round = round(newest.height() + 1);
        Block block = propose(newest, round, waiting, proofs);
        Application.Finalized changes = app.finalizeBlock(
                block.header().height(),
                block.header().time(),
                block.header().proposerAddress(),
                misbehavior(block.evidence()),
                block.txs());
        return new Made(vote(block, round, changes), changes);
    }

    /** The first round whose proposer's key is here; stops where the set cannot make blocks with the keys of this home. */
    private int round(long height) {
        ValidatorSet set = validators.at(height);
        if (validator.power(set) * 3 <= set.totalPower() * 2) {
            throw new IllegalStateException("the validators elected for height " + height
                    + " are not those whose keys this home holds: it signs with " + validator.power(set) + " of "
                    + set.totalPower() + " and needs more than two thirds. Put the missing keys beside "
                    + "priv_validator_key.json, or run the chain on a network of validators");
        }
        int round = 0;
        while (!validator.holds(proposer(height, round))) {
            round++;
        }
        return round;
    }

    private Bytes proposer(long height, int round) {
        ValidatorSet set = validators.at(height);
        return (round == 0 ? set : set.rotate(round)).proposer().orElseThrow().address();
    }

    private Block propose(Tip newest, int round, List<Bytes> waiting, List<Evidence> proofs) {
        long height = newest.height() + 1;
        Timestamp time = height == 1 ? genesis.time() : BlockTime.median(newest.commit(), validators.at(height - 1));
        Bytes proposer = proposer(height, round);
        List<Bytes> txs = new ArrayList<>(waiting);
        if (!txs.isEmpty()) {
            app.reveal(height, time, proposer, peeler).ifPresent(txs::addFirst);
        }
        Header header = new Header(
                new ConsensusVersion(ConsensusVersion.BLOCK_PROTOCOL, GenesisFile.APP_VERSION),
                genesis.chainId(),
                height,
                time,
                newest.blockId(),
                newest.commit().hash(),
                Txs.root(txs),
                validators.at(height).hash(),
                validators.at(height + 1).hash(),
                GenesisFile.PARAMS.hash(),
                newest.appHash(),
                newest.resultsHash(),
                Evidence.root(proofs),
                proposer);
        return new Block(header, txs, proofs, newest.commit());
    }

    /** What the application is told, as an engine tells it: each validator that a proof names. */
    private static List<Misbehavior> misbehavior(List<Evidence> proofs) {
        List<Misbehavior> proven = new ArrayList<>();
        for (Evidence proof : proofs) {
            switch (proof) {
                case DuplicateVoteEvidence votes ->
                    proven.add(new Misbehavior(
                            votes.voteA().validatorAddress(), votes.voteA().height()));
                case LightClientAttackEvidence attack ->
                    attack.byzantineValidators()
                            .forEach(one -> proven.add(new Misbehavior(one.address(), attack.commonHeight())));
            }
        }
        return proven;
    }

    private CommittedBlock vote(Block block, int round, Application.Finalized finalized) {
        BlockId id = block.blockId();
        Timestamp now = Timestamp.of(clock.instant());
        Timestamp earliest = block.header().time().plus(Duration.ofMillis(1));
        Timestamp time = now.isAfter(earliest) ? now : earliest;
        long height = block.header().height();
        Commit commit = validator.commit(genesis.chainId(), validators.at(height), height, round, id, time);
        return new CommittedBlock(block, id, commit, finalized.results(), finalized.appHash());
    }
}
