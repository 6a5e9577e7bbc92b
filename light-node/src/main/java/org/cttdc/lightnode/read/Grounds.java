package org.cttdc.lightnode.read;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.cttdc.lightnode.api.Provenance;
import org.cttdc.lightnode.api.Provenance.Kind;
import org.cttdc.lightnode.api.Provenance.Step;
import org.cttdc.lightnode.store.TrustedBlock;
import org.cttdc.lightnode.sync.VerifiedHeader;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.consensus.BlockIdFlag;
import org.cttdc.protocol.consensus.Commit;
import org.cttdc.protocol.consensus.CommitSig;
import org.cttdc.protocol.consensus.ValidatorSet;
import org.cttdc.protocol.consensus.light.Zip215Verifier;

/** Says why a header, and what hangs below it, may be believed: the steps of a {@link Provenance}, from real facts only. */
public final class Grounds {
    private final VerifiedHeader header;
    private final Step trust;
    private final Step commit;

    public Grounds(VerifiedHeader header) {
        this.header = header;
        TrustedBlock anchor = header.anchor();
        String origin = anchor.verifiedFrom() == anchor.height()
                ? "header " + anchor.height() + " is the trust root"
                : "header " + anchor.height() + " from trusted header " + anchor.verifiedFrom();
        long links = anchor.height() - header.header().height();
        this.trust =
                new Step(Kind.TRUST, anchor.hash(), links == 0 ? origin : origin + ", " + links + " hash links back");
        ValidatorSet set = anchor.block().validators();
        this.commit =
                new Step(Kind.COMMIT, anchor.hash(), signedPower(anchor) + " of " + set.totalPower() + " power signed");
    }

    /** The path to something at {@code height} below this header. */
    public Provenance provenance(long height, Step... below) {
        return new Provenance(
                header.header().chainId(),
                height,
                header.header().height(),
                header.hash(),
                header.header().time().toInstant(),
                header.anchor().agreeing(),
                Stream.concat(Stream.of(trust, commit), List.of(below).stream()).toList());
    }

    /** Verification stops past two thirds; what is shown is counted to the end. */
    private static long signedPower(TrustedBlock block) {
        Zip215Verifier verifier = new Zip215Verifier();
        ValidatorSet set = block.block().validators();
        Commit commit = block.block().commit();
        String chainId = block.header().chainId();
        long power = 0;
        for (int i = 0; i < set.size(); i++) {
            CommitSig sig = commit.signatures().get(i);
            if (sig.flag() == BlockIdFlag.COMMIT
                    && sig.validatorAddress().equals(set.addressAt(i))
                    && verifier.verify(set.get(i).publicKey(), commit.voteSignBytes(chainId, i), sig.signature())) {
                power += set.get(i).power();
            }
        }
        return power;
    }

    /** A state key for people: its name, and its binary parts in hex. */
    static String keyText(Bytes key) {
        byte[] bytes = key.toArray();
        int slash = 0;
        while (slash < bytes.length && bytes[slash] != '/') {
            slash++;
        }
        String name = new String(bytes, 0, slash, StandardCharsets.US_ASCII);
        return slash == bytes.length
                ? name
                : name + '/' + key.slice(slash + 1, bytes.length).hex();
    }
}
