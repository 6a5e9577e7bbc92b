package org.cttdc.protocol.consensus;

import java.util.List;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.codec.ProtoWriter;

/**
 * A whole block.
 *
 * @param header its header
 * @param txs transactions in order
 * @param evidence misbehaviour reported in it
 * @param lastCommit votes for the block before, {@link Commit#NONE} in the first
 */
public record Block(Header header, List<Bytes> txs, List<Evidence> evidence, Commit lastCommit) {
    public Block {
        txs = List.copyOf(txs);
        evidence = List.copyOf(evidence);
    }

    /** The encoded block. */
    public Bytes toBytes() {
        ProtoWriter data = new ProtoWriter();
        txs.forEach(tx -> data.element(1, tx));
        ProtoWriter evidenceList = new ProtoWriter();
        evidence.forEach(e -> evidenceList.element(1, e.wrapped()));
        return new ProtoWriter()
                .message(1, header.proto())
                .message(2, data)
                .message(3, evidenceList)
                .message(4, lastCommit.proto())
                .toBytes();
    }

    /** The pieces it is spread in. */
    public PartSet partSet() {
        return PartSet.of(toBytes());
    }

    /** What validators vote for. */
    public BlockId blockId() {
        return new BlockId(header.hash(), partSet().header());
    }
}
