package org.cttdc.lightnode.node;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.cttdc.lightnode.api.HashedHeader;
import org.cttdc.lightnode.api.HeaderHistory;
import org.cttdc.lightnode.api.Provenance;
import org.cttdc.lightnode.api.Provenance.Kind;
import org.cttdc.lightnode.api.Provenance.Step;
import org.cttdc.lightnode.api.Verified;
import org.cttdc.lightnode.read.Grounds;
import org.cttdc.lightnode.read.Warrant;
import org.cttdc.lightnode.store.TrustedBlock;
import org.cttdc.lightnode.sync.Histories;
import org.cttdc.lightnode.sync.VerifiedHeader;

/** Histories from the newest verified header, with the reasons to believe them. */
final class ProvedHistory implements HeaderHistory {
    private final Histories histories;
    private final Supplier<TrustedBlock> newest;
    private final long rootHeight;

    /** {@code newest} throws where there is none or the node is halted. */
    ProvedHistory(Histories histories, Supplier<TrustedBlock> newest, long rootHeight) {
        this.histories = histories;
        this.newest = newest;
        this.rootHeight = rootHeight;
    }

    @Override
    public Delivered linked(long lowest, Consumer<Verified<List<HashedHeader>>> consumer) {
        TrustedBlock anchor = newest.get();
        // One for all pages: to count the signatures again for each would take longer than everything else.
        Provenance provenance = new Grounds(VerifiedHeader.of(anchor)).provenance(anchor.height());
        return histories.linked(
                anchor, lowest, headers -> consumer.accept(Verified.issue(headers, provenance, Warrant.PROOF_CHECKED)));
    }

    @Override
    public Delivered signed(long highest, Consumer<Verified<List<HashedHeader>>> consumer) {
        return histories.signed(
                rootHeight,
                newest.get(),
                highest,
                headers -> consumer.accept(Verified.issue(headers, signed(headers), Warrant.PROOF_CHECKED)));
    }

    private Provenance signed(List<HashedHeader> headers) {
        HashedHeader last = headers.getLast();
        long height = last.header().height();
        return new Provenance(
                last.header().chainId(),
                height,
                height,
                last.hash(),
                last.header().time().toInstant(),
                1,
                List.of(
                        new Step(Kind.TRUST, last.hash(), "every header from trusted header " + rootHeight + " on"),
                        new Step(Kind.COMMIT, last.hash(), "more than 2/3 of each header's power signed")));
    }

    @Override
    public void restart() {
        histories.restart();
    }
}
