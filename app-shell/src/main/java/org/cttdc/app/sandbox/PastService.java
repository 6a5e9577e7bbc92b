package org.cttdc.app.sandbox;

import java.io.IOException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.documents.DocumentWriter;
import org.cttdc.protocol.documents.ListingDeclaration;
import org.cttdc.protocol.documents.QualityModel;
import org.cttdc.protocol.state.AuditTask.Finding;
import org.cttdc.protocol.state.ReportState;
import org.cttdc.protocol.state.StateKeys;
import org.cttdc.protocol.tx.ArbitrationMsg;

/** What laboratories, operators and nominators did in the sandbox's past: audits were answered, and what terms earned was claimed. */
final class PastService {
    private final PastChain chain;
    private final Cast cast;

    PastService(PastChain chain, Cast cast) {
        this.chain = chain;
        this.cast = cast;
    }

    /** The documents a report is about. */
    @FunctionalInterface
    interface About {
        Product of(ReportState report);
    }

    /** A listing and the model it answers. */
    record Product(ListingDeclaration listing, QualityModel model) {}

    /** Every open audit, and those that failures draw, until none is left. */
    void answerAudits(About about) throws IOException {
        Records records = Records.of(chain);
        List<LabWork.Job> jobs = LabWork.open(records, cast, chain.height());
        while (!jobs.isEmpty()) {
            LocalDate tested = chain.head().time().atZone(ZoneOffset.UTC).toLocalDate();
            for (LabWork.Job job : jobs) {
                Product product = about.of(job.report());
                Bytes found =
                        Bytes.of(DocumentWriter.canonical(job.report(product.listing(), product.model(), tested)));
                chain.send(
                        job.lab(), new ArbitrationMsg.SubmitAudit(job.report().id(), true, found));
            }
            chain.block();
            for (LabWork.Job job : jobs) {
                if (chain.expect(StateKeys.audit(job.report().id())).finding() == Finding.OPEN) {
                    throw new IllegalStateException(
                            "seeding: the audit of " + job.report().id() + " was not taken");
                }
            }
            jobs = LabWork.open(records, cast, chain.height());
        }
    }

    /** What the pots owe is claimed once. */
    void claimPots() throws IOException {
        PotClaims.of(Records.of(chain), cast).forEach(claim -> chain.send(claim.who(), claim.message()));
        chain.block();
        if (!PotClaims.of(Records.of(chain), cast).isEmpty()) {
            throw new IllegalStateException("seeding: claims of pots were refused");
        }
    }
}
