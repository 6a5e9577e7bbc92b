package org.cttdc.lightnode.proof;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.cttdc.lightnode.api.TrustRoot;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.Sha256;
import org.cttdc.protocol.consensus.BlockId;
import org.cttdc.protocol.consensus.BlockIdFlag;
import org.cttdc.protocol.consensus.Commit;
import org.cttdc.protocol.consensus.CommitSig;
import org.cttdc.protocol.consensus.ConsensusVersion;
import org.cttdc.protocol.consensus.ExecTxResult;
import org.cttdc.protocol.consensus.Header;
import org.cttdc.protocol.consensus.LightBlock;
import org.cttdc.protocol.consensus.PartSetHeader;
import org.cttdc.protocol.consensus.PublicKey;
import org.cttdc.protocol.consensus.SignedHeader;
import org.cttdc.protocol.consensus.Timestamp;
import org.cttdc.protocol.consensus.Txs;
import org.cttdc.protocol.consensus.Validator;
import org.cttdc.protocol.consensus.ValidatorSet;
import org.cttdc.protocol.keys.SigningKey;
import org.cttdc.protocol.proof.MerkleTree;

/** Proof files that prove something, on a chain of two headers with one validator. */
public final class ProofSample {
    private static final String CHAIN = "ctt-test";
    private static final long HEIGHT = 5;
    private static final Bytes HASH = Sha256.of();
    private static final Timestamp TIME = Timestamp.parse("2026-03-01T00:00:00Z");

    private ProofSample() {}

    /** When the files are good. */
    public static Instant time() {
        return TIME.toInstant().plus(Duration.ofMinutes(1));
    }

    /** A transaction with its result, and two keys of a state of that root with the batch that proves them. */
    public static List<Bytes> files(Bytes transaction, Bytes root, List<Bytes> keys, Bytes batch) {
        List<Bytes> txs = List.of(HASH, transaction);
        ExecTxResult result = new ExecTxResult(0, HASH, 0, 0);
        List<ExecTxResult> results = List.of(result, result);
        Bytes data = Txs.root(txs);
        Bytes outcome =
                MerkleTree.root(results.stream().map(ExecTxResult::toBytes).toList());
        try (SigningKey key = SigningKey.ofSeed(new byte[32])) {
            ValidatorSet set = ValidatorSet.of(List.of(Validator.of(PublicKey.ed25519(key.publicKey()), 10)));
            Header lower = header(HEIGHT, BlockId.NONE, set, data, HASH, HASH);
            Header upper = header(HEIGHT + 1, id(lower), set, HASH, root, outcome);
            List<LightBlock> blocks = List.of(new LightBlock(new SignedHeader(upper, sign(upper, key)), set));
            TrustRoot trust = new TrustRoot.Checkpoint(upper.height(), upper.hash());
            Claim state = new StateClaim(HEIGHT, List.of(new KeyProofs(keys, batch)));
            return List.of(
                    file(trust, blocks, List.of(lower), TxClaim.of(HEIGHT, 1, txs, results)),
                    file(trust, blocks, List.of(), state));
        }
    }

    private static Bytes file(TrustRoot trust, List<LightBlock> blocks, List<Header> links, Claim claim) {
        return ProofFileJson.write(new ProofFile(CHAIN, trust, blocks, links, claim));
    }

    private static BlockId id(Header header) {
        return new BlockId(header.hash(), new PartSetHeader(1, HASH));
    }

    private static Commit sign(Header header, SigningKey key) {
        CommitSig unsigned = new CommitSig(BlockIdFlag.COMMIT, header.proposerAddress(), header.time(), Bytes.EMPTY);
        Bytes message =
                new Commit(header.height(), 0, id(header), List.of(unsigned)).voteSignBytes(header.chainId(), 0);
        CommitSig signed =
                new CommitSig(BlockIdFlag.COMMIT, header.proposerAddress(), header.time(), key.sign(message));
        return new Commit(header.height(), 0, id(header), List.of(signed));
    }

    private static Header header(
            long height, BlockId last, ValidatorSet set, Bytes data, Bytes appHash, Bytes results) {
        return new Header(
                new ConsensusVersion(11, 4),
                CHAIN,
                height,
                new Timestamp(TIME.seconds() + height, 0),
                last,
                HASH,
                data,
                set.hash(),
                set.hash(),
                HASH,
                appHash,
                results,
                HASH,
                set.addressAt(0));
    }
}
