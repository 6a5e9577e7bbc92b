package org.cttdc.node.app;

import java.util.LinkedHashSet;
import java.util.Set;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.Sha256;
import org.cttdc.protocol.documents.Conformance;
import org.cttdc.protocol.documents.ContentId;
import org.cttdc.protocol.documents.Evidence;
import org.cttdc.protocol.documents.ListingDeclaration;
import org.cttdc.protocol.documents.MethodLevel;
import org.cttdc.protocol.documents.QualityModel;
import org.cttdc.protocol.documents.TestReport;
import org.cttdc.protocol.proof.MerkleTree;
import org.cttdc.protocol.proof.ProofException;
import org.cttdc.protocol.rules.CyclePhases.Phase;
import org.cttdc.protocol.rules.PurchaseProof;
import org.cttdc.protocol.state.CompetitionState;
import org.cttdc.protocol.state.Document;
import org.cttdc.protocol.state.ListingState;
import org.cttdc.protocol.state.PurchaseState;
import org.cttdc.protocol.state.Ref;
import org.cttdc.protocol.state.ReportState;
import org.cttdc.protocol.state.StateKey;
import org.cttdc.protocol.state.StateKeys;
import org.cttdc.protocol.tx.ErrorCode;
import org.cttdc.protocol.tx.Msg;

/** Committed and revealed test reports (protocol page, section 4). */
final class Reports {
    private Reports() {}

    static void commit(TxContext tx, Msg.CommitReport msg) throws Rejection {
        PurchaseState purchase = owned(tx, msg.nullifier());
        Competitions.requirePhase(tx, purchase.cycle(), Phase.COMMITS, Phase.COMMITS);
        TxContext.sized("the commitment", msg.commitment(), TxContext.HASH_SIZE);
        if (!purchase.commitment().isEmpty()) {
            throw new Rejection(ErrorCode.E_ALREADY_COMMITTED, "this purchase already has a committed report");
        }
        long bond = tx.params().reportBond();
        if (msg.bond() != bond) {
            throw new Rejection(ErrorCode.E_BOND, "a report is bonded with " + bond + " uCTT, not " + msg.bond());
        }
        StateKey<Ref> reviewed = StateKeys.reviewed(purchase.model(), purchase.cycle(), purchase.person());
        if (tx.state().has(reviewed)) {
            throw new Rejection(ErrorCode.E_PERSON, "this person already reviews in this competition");
        }
        tx.ledger().lockBond(tx.signer(), bond, msg.nullifier());
        tx.state().put(reviewed, new Ref(msg.nullifier()));
        put(tx, purchase, msg.commitment(), tx.height(), Bytes.EMPTY);
        tx.state().append(StateKeys.commits(purchase.model(), purchase.cycle()), new Ref(msg.nullifier()));
        Competitions.addCommit(tx.state(), competition(tx, purchase));
    }

    static void reveal(TxContext tx, Msg.RevealReport msg) throws Rejection {
        PurchaseState purchase = owned(tx, msg.nullifier());
        Competitions.requirePhase(tx, purchase.cycle(), Phase.REVEALS, Phase.REVEALS);
        if (purchase.commitment().isEmpty()) {
            throw new Rejection(ErrorCode.E_NOT_COMMITTED, "no report was committed for this purchase");
        }
        if (!purchase.report().isEmpty()) {
            throw new Rejection(ErrorCode.E_BAD_REVEAL, "the report of this purchase was already revealed");
        }
        Bytes id = Sha256.of(msg.report());
        checkCommitment(tx, msg, purchase, id);
        DocumentChecks.refuseDuplicate(tx.state(), id);
        TestReport report = DocumentChecks.read(msg.report(), TestReport.class);
        checkAgainst(tx, report, purchase);
        usePackCode(tx, msg, purchase);
        useEvidence(tx, report, id);
        accept(tx, msg, purchase, id);
    }

    /** The bond comes back once the competition's purse has vested: nothing can refute the report any more. */
    static void reclaim(TxContext tx, Bytes id) throws Rejection {
        ReportState report = tx.state().require(StateKeys.report(id), "report " + id);
        if (!report.author().equals(tx.signer())) {
            throw new Rejection(ErrorCode.E_UNAUTHORIZED, "this report is another account's");
        }
        CompetitionState competition =
                tx.state().require(StateKeys.competition(report.model(), report.cycle()), "such competition");
        if (competition.stage() != CompetitionState.Stage.SETTLED) {
            throw new Rejection(ErrorCode.E_NOT_SETTLED, "the competition is not settled yet");
        }
        if (report.bond() == 0) {
            throw new Rejection(ErrorCode.E_NOTHING_DUE, "no bond is held behind this report");
        }
        long vests = Vesting.height(tx.params(), competition.settledHeight());
        if (tx.height() < vests) {
            throw new Rejection(ErrorCode.E_NOT_VESTED, "comes back at height " + vests);
        }
        if (Disputes.isOpen(tx.state(), id)) {
            throw new Rejection(ErrorCode.E_DISPUTED, "the report is under dispute");
        }
        tx.state().put(StateKeys.report(id), report.released());
        tx.ledger().returnBond(tx.signer(), report.bond(), id);
    }

    private static void accept(TxContext tx, Msg.RevealReport msg, PurchaseState purchase, Bytes id) throws Rejection {
        Bytes model = purchase.model();
        long cycle = purchase.cycle();
        tx.state().put(StateKeys.document(id), new Document(msg.report()));
        ReportState report = new ReportState(
                id,
                tx.signer(),
                msg.nullifier(),
                purchase.listing(),
                model,
                cycle,
                tx.height(),
                false,
                0,
                tx.params().reportBond(),
                0);
        tx.state().put(StateKeys.report(id), report);
        Assignments.countReveal(tx.state(), report);
        tx.state().append(StateKeys.reports(model, cycle), new Ref(id));
        tx.state().append(StateKeys.reportsOfListing(purchase.listing()), new Ref(id));
        put(tx, purchase, purchase.commitment(), purchase.commitHeight(), id);
        Competitions.addReveal(tx.state(), competition(tx, purchase));
    }

    private static PurchaseState owned(TxContext tx, Bytes nullifier) throws Rejection {
        PurchaseState purchase = tx.state().require(StateKeys.purchase(nullifier), "claimed purchase " + nullifier);
        if (!purchase.owner().equals(tx.signer())) {
            throw new Rejection(ErrorCode.E_UNAUTHORIZED, "this purchase was claimed by another account");
        }
        return purchase;
    }

    private static CompetitionState competition(TxContext tx, PurchaseState purchase) throws Rejection {
        return tx.state().require(StateKeys.competition(purchase.model(), purchase.cycle()), "such competition");
    }

    private static void checkCommitment(TxContext tx, Msg.RevealReport msg, PurchaseState purchase, Bytes id)
            throws Rejection {
        if (msg.salt().size() != PurchaseProof.SALT_SIZE
                || !PurchaseProof.reportCommitment(tx.signer(), msg.salt(), id).equals(purchase.commitment())) {
            throw new Rejection(ErrorCode.E_BAD_REVEAL, "report and salt are not what was committed");
        }
    }

    private static void checkAgainst(TxContext tx, TestReport report, PurchaseState purchase) throws Rejection {
        ContentId proof = report.item().purchaseProof();
        if (proof != null && !Bytes.of(proof.bytes()).equals(purchase.nullifier())) {
            throw new Rejection(
                    ErrorCode.E_DOCUMENT, "$.item.purchaseProof: another purchase than the one revealed for");
        }
        String lot = report.item().lot();
        if (lot != null && !lot.equals(purchase.lot())) {
            throw new Rejection(ErrorCode.E_DOCUMENT, "$.item.lot: the purchase was from lot " + purchase.lot());
        }
        if (!Bytes.of(report.listing().bytes()).equals(purchase.listing())) {
            throw new Rejection(ErrorCode.E_DOCUMENT, "$.listing: the purchase was of listing " + purchase.listing());
        }
        QualityModel model = DocumentChecks.stored(tx.state(), purchase.model(), QualityModel.class);
        ListingDeclaration listing = DocumentChecks.stored(tx.state(), purchase.listing(), ListingDeclaration.class);
        DocumentChecks.refuse(Conformance.check(model, listing, report, MethodLevel.BENCH));
    }

    /** The code proves that a package of the lot was opened; each serves one report. */
    private static void usePackCode(TxContext tx, Msg.RevealReport msg, PurchaseState purchase) throws Rejection {
        ListingState listing =
                tx.state().require(StateKeys.listing(purchase.listing()), "listing " + purchase.listing());
        Msg.LotSeal lot = listing.lots().stream()
                .filter(seal -> seal.lot().equals(purchase.lot()))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("a claimed purchase names a lot that is not sealed"));
        try {
            Bytes leaf = PurchaseProof.packLeaf(msg.packCode());
            MerkleTree.verify(lot.unitRoot(), msg.packPath(), msg.packCode());
            if (msg.packPath().total() != lot.units()) {
                throw new Rejection(
                        ErrorCode.E_PACK_CODE,
                        "the lot has " + lot.units() + " units, not "
                                + msg.packPath().total());
            }
            StateKey<Ref> used = StateKeys.packCode(lot.unitRoot(), leaf);
            if (tx.state().has(used)) {
                throw new Rejection(ErrorCode.E_PACK_CODE, "a report on the unit with this pack code exists");
            }
            tx.state().put(used, new Ref(msg.nullifier()));
        } catch (ProofException | IllegalArgumentException e) {
            throw new Rejection(ErrorCode.E_PACK_CODE, String.valueOf(e.getMessage()));
        }
    }

    private static void useEvidence(TxContext tx, TestReport report, Bytes id) throws Rejection {
        Set<Bytes> hashes = new LinkedHashSet<>();
        for (Evidence evidence : report.evidence()) {
            hashes.add(Bytes.of(evidence.sha256().bytes()));
        }
        for (Bytes hash : hashes) {
            if (tx.state().has(StateKeys.evidence(hash))) {
                throw new Rejection(ErrorCode.E_DUP_EVIDENCE, "evidence " + hash + " was used by another report");
            }
            tx.state().put(StateKeys.evidence(hash), new Ref(id));
        }
    }

    private static void put(TxContext tx, PurchaseState p, Bytes commitment, long commitHeight, Bytes report) {
        tx.state()
                .put(
                        StateKeys.purchase(p.nullifier()),
                        new PurchaseState(
                                p.nullifier(),
                                p.owner(),
                                p.person(),
                                p.platform(),
                                p.listing(),
                                p.model(),
                                p.lot(),
                                p.cycle(),
                                p.fee(),
                                commitment,
                                commitHeight,
                                report));
    }
}
