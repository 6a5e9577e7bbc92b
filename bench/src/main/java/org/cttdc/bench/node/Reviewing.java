package org.cttdc.bench.node;

import java.util.List;
import java.util.function.IntFunction;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.documents.ContentId;
import org.cttdc.protocol.documents.TestReport;
import org.cttdc.protocol.rules.PurchaseProof;
import org.cttdc.protocol.state.ChainParams;
import org.cttdc.protocol.tx.Msg;
import org.cttdc.simulation.market.Member;
import org.cttdc.simulation.market.Orders;
import org.cttdc.simulation.market.Product;

/** What the buyer of order i of one product signs in a cycle: the claim of the purchase, the commitment, the report. */
final class Reviewing {
    static final int ORDERS_A_BATCH = 4_096;

    private final ChainParams params;
    private final Product product;
    private final Member issuer;
    private final List<Member> reviewers;
    private final List<Orders> sold;
    private final IntFunction<TestReport> reports;

    /**
     * @param reviewers by order
     * @param sold batches of {@link #ORDERS_A_BATCH} orders, which may come to be while this lives
     * @param reports what each finds
     */
    Reviewing(
            ChainParams params,
            Product product,
            Member issuer,
            List<Member> reviewers,
            List<Orders> sold,
            IntFunction<TestReport> reports) {
        this.params = params;
        this.product = product;
        this.issuer = issuer;
        this.reviewers = reviewers;
        this.sold = sold;
        this.reports = reports;
    }

    Bytes claim(int i) {
        Member reviewer = reviewers.get(i);
        return reviewer.sign(batch(i).claim(i % ORDERS_A_BATCH, issuer.certify(reviewer.name(), reviewer)));
    }

    Bytes commit(int i) {
        Member reviewer = reviewers.get(i);
        Bytes report = Bytes.of(ContentId.of(reports.apply(i)).bytes());
        Bytes commitment = PurchaseProof.reportCommitment(reviewer.address(), salt(i), report);
        return reviewer.sign(new Msg.CommitReport(nullifier(i), commitment, params.reportBond()));
    }

    Bytes reveal(int i) {
        return reviewers.get(i).sign(product.reveal(nullifier(i), reports.apply(i), salt(i), i));
    }

    private Orders batch(int i) {
        return sold.get(i / ORDERS_A_BATCH);
    }

    private Bytes nullifier(int i) {
        return batch(i).nullifier(i % ORDERS_A_BATCH);
    }

    private static Bytes salt(int i) {
        return Member.hash("salt " + i);
    }
}
