package org.cttdc.protocol.consensus;

import java.util.ArrayList;
import java.util.List;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.proof.InclusionPath;
import org.cttdc.protocol.proof.MerkleTree;
import org.cttdc.protocol.proof.ProofException;
import org.cttdc.protocol.proof.ProofException.Reason;

/**
 * An encoded block cut into pieces, each provable on its own.
 *
 * @param header number and root of the parts
 * @param parts in order
 */
public record PartSet(PartSetHeader header, List<Part> parts) {
    /** Length of every part but the last, bytes. */
    public static final int PART_SIZE = 65_536;

    public PartSet {
        parts = List.copyOf(parts);
    }

    /** Cuts an encoded block. */
    public static PartSet of(Bytes encoded) {
        List<Bytes> pieces = new ArrayList<>();
        for (int from = 0; from < encoded.size(); from += PART_SIZE) {
            pieces.add(encoded.slice(from, Math.min(encoded.size(), from + PART_SIZE)));
        }
        List<InclusionPath> paths = MerkleTree.paths(pieces);
        List<Part> parts = new ArrayList<>();
        for (int i = 0; i < pieces.size(); i++) {
            parts.add(new Part(i, pieces.get(i), paths.get(i)));
        }
        return new PartSet(new PartSetHeader(pieces.size(), MerkleTree.root(pieces)), parts);
    }

    /** Refuses a part that does not belong at its index of the parts {@code header} stands for. */
    public static void verify(PartSetHeader header, Part part) throws ProofException {
        InclusionPath proof = part.proof();
        if (proof.index() != part.index() || proof.total() != header.total()) {
            throw new ProofException(
                    Reason.POSITION,
                    "part " + part.index() + " of " + header.total() + " comes with a proof for " + proof.index()
                            + " of " + proof.total());
        }
        MerkleTree.verify(header.hash(), proof, part.bytes());
    }
}
