package org.cttdc.protocol.tx;

import java.util.List;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.codec.Tag;
import org.cttdc.protocol.proof.InclusionPath;
import org.cttdc.protocol.proof.MerkleSumProof;
import org.cttdc.protocol.proof.OrderLeaf;
import org.cttdc.protocol.proof.SumNode;

/**
 * The sealed family of messages a transaction carries. Component order is the protobuf field order; tags never change. Addresses
 * are 20 bytes, content ids and hashes 32 bytes, CREDIT amounts fen, CTT amounts uCTT.
 */
public sealed interface Msg
        permits Msg.Transfer,
                Msg.IssueCredit,
                Msg.RedeemCredit,
                Msg.PublishModel,
                Msg.PublishListing,
                Msg.SubmitOrderBatch,
                Msg.ClaimPurchase,
                Msg.CommitReport,
                Msg.RevealReport,
                Msg.ClaimReward,
                MarketMsg,
                GovernanceMsg,
                ArbitrationMsg,
                ConsensusMsg {

    /** Moves {@code amount > 0} of an asset from the signer to another account. */
    @Tag(1)
    record Transfer(Bytes to, Asset asset, long amount) implements Msg {}

    /** A custodian confirms a deposit and issues that much CREDIT into a platform's escrow. */
    @Tag(2)
    record IssueCredit(Bytes platform, long amount) implements Msg {}

    /** Burns the signer's CREDIT against payment outside the chain. */
    @Tag(3)
    record RedeemCredit(long amount) implements Msg {}

    /** Publishes a quality model; the signer becomes its author. {@code document} is canonical JSON of {@code quality-model/1}. */
    @Tag(4)
    record PublishModel(Bytes document, long bond) implements Msg {}

    /**
     * Publishes a listing; the signer becomes its merchant. {@code document} is canonical JSON of {@code listing-declaration/1} and
     * pins the model. Every lot the document names has one entry.
     */
    @Tag(5)
    record PublishListing(Bytes document, int experienceFeeBps, List<LotSeal> lots) implements Msg {
        public PublishListing {
            lots = List.copyOf(lots);
        }
    }

    /**
     * Anchors a platform's orders of one cycle; the signer is the platform. {@code promoterRoot} is the root of the recommenders'
     * subtotals with their sums, an empty hash and zeros where nobody recommended anything.
     */
    @Tag(6)
    record SubmitOrderBatch(
            long cycle,
            long seq,
            Bytes root,
            long count,
            long gross,
            long fee,
            List<BatchRow> rows,
            SumNode promoterRoot)
            implements Msg {
        public SubmitOrderBatch {
            rows = List.copyOf(rows);
        }
    }

    /**
     * Proves that the signer bought a unit. {@code orderSecret} (16 bytes) and {@code blinding} (32 bytes) open the leaf's two
     * commitments; the credential says that an accredited issuer knows the signer as one person.
     */
    @Tag(7)
    record ClaimPurchase(
            long batchSeq,
            OrderLeaf leaf,
            MerkleSumProof path,
            Bytes orderSecret,
            Bytes blinding,
            Credential credential)
            implements Msg {}

    /** Binds the signer to a report without showing it: {@code commitment} = SHA-256(author ‖ salt ‖ report id). */
    @Tag(8)
    record CommitReport(Bytes nullifier, Bytes commitment, long bond) implements Msg {}

    /**
     * Opens a commitment. {@code report} is canonical JSON of {@code test-report/1}; {@code salt} 32 bytes; {@code packCode} is
     * the code found inside the package, {@code packPath} its place under the lot's {@code unitRoot}.
     */
    @Tag(9)
    record RevealReport(Bytes nullifier, Bytes report, Bytes salt, Bytes packCode, InclusionPath packPath)
            implements Msg {}

    /** Claims what a settled competition (model, cycle) owes the signer in one class. */
    @Tag(10)
    record ClaimReward(Bytes model, long cycle, Share share) implements Msg {}

    /** A production lot: {@code units} packages whose pack codes hash to {@code unitRoot}. */
    record LotSeal(String lot, Bytes unitRoot, long units) {}

    /** Sums of one listing's orders in a batch. */
    record BatchRow(Bytes listing, long count, long gross, long fee) {}

    /**
     * An accredited issuer's statement that {@code account} (the signer) is the person behind {@code person}: an Ed25519 signature
     * over "ctt-person/1" ‖ chain id (UTF-8, length-prefixed by one byte) ‖ person (32 bytes) ‖ account (20 bytes).
     */
    record Credential(Bytes issuerKey, Bytes person, Bytes signature) {}
}
