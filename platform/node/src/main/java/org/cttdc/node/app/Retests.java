package org.cttdc.node.app;

import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.Sha256;
import org.cttdc.protocol.documents.Conformance;
import org.cttdc.protocol.documents.ListingDeclaration;
import org.cttdc.protocol.documents.MethodLevel;
import org.cttdc.protocol.documents.QualityModel;
import org.cttdc.protocol.documents.TestReport;
import org.cttdc.protocol.state.DisputeState;
import org.cttdc.protocol.state.DisputeState.Step;
import org.cttdc.protocol.state.Document;
import org.cttdc.protocol.state.StateKeys;
import org.cttdc.protocol.tx.ArbitrationMsg;
import org.cttdc.protocol.tx.ErrorCode;

/** The blind retest that later rounds must have for evidence. */
final class Retests {
    private Retests() {}

    static void submit(TxContext tx, ArbitrationMsg.SubmitRetest msg) throws Rejection {
        DisputeState dispute = Disputes.require(tx, msg.dispute());
        if (dispute.stage() != Step.RETEST || tx.height() >= dispute.retestDue()) {
            throw new Rejection(ErrorCode.E_WINDOW, "dispute " + dispute.number() + " waits for no retest");
        }
        if (!dispute.lab().equals(tx.signer())) {
            throw new Rejection(ErrorCode.E_UNAUTHORIZED, "another laboratory was drawn for this retest");
        }
        Bytes id = Sha256.of(msg.document());
        DocumentChecks.refuseDuplicate(tx.state(), id);
        checkLabReport(tx, msg.document(), dispute.listing());
        tx.state().put(StateKeys.document(id), new Document(msg.document()));
        Disputes.put(tx.state(), dispute.retested(id, tx.height() + 1));
    }

    /** A laboratory's report on a listing, which may hold results of every level. */
    static TestReport checkLabReport(TxContext tx, Bytes json, Bytes listing) throws Rejection {
        TestReport report = DocumentChecks.read(json, TestReport.class);
        if (!Bytes.of(report.listing().bytes()).equals(listing)) {
            throw new Rejection(ErrorCode.E_DOCUMENT, "$.listing: the case is about listing " + listing);
        }
        ListingDeclaration declared = DocumentChecks.stored(tx.state(), listing, ListingDeclaration.class);
        Bytes modelId = Bytes.of(declared.model().bytes());
        QualityModel model = DocumentChecks.stored(tx.state(), modelId, QualityModel.class);
        DocumentChecks.refuse(Conformance.check(model, declared, report, MethodLevel.LAB));
        return report;
    }
}
