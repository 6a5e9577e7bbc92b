package org.cttdc.protocol.consensus.light;

import java.util.List;
import java.util.stream.IntStream;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.Sha256;
import org.cttdc.protocol.consensus.BlockId;
import org.cttdc.protocol.consensus.BlockIdFlag;
import org.cttdc.protocol.consensus.Commit;
import org.cttdc.protocol.consensus.CommitSig;
import org.cttdc.protocol.consensus.ConsensusVersion;
import org.cttdc.protocol.consensus.Header;
import org.cttdc.protocol.consensus.LightBlock;
import org.cttdc.protocol.consensus.PartSetHeader;
import org.cttdc.protocol.consensus.SignedHeader;
import org.cttdc.protocol.consensus.TestKeys;
import org.cttdc.protocol.consensus.Timestamp;
import org.cttdc.protocol.consensus.Validator;
import org.cttdc.protocol.consensus.ValidatorSet;

/** Signed blocks of a made-up chain: one second a height, validators numbered as in {@link TestKeys}. */
final class TestChain {
    static final String CHAIN = "test-chain";
    static final Bytes HASH = Sha256.of(Bytes.of((byte) 7));

    private TestChain() {}

    /** Equal validators. */
    static ValidatorSet set(int from, int to) {
        return ValidatorSet.of(IntStream.range(from, to)
                .mapToObj(i -> Validator.of(TestKeys.key(i), 10))
                .toList());
    }

    static Header header(long height, ValidatorSet set, ValidatorSet next, BlockId last) {
        return new Header(
                new ConsensusVersion(ConsensusVersion.BLOCK_PROTOCOL, 1),
                CHAIN,
                height,
                time(height),
                last,
                HASH,
                HASH,
                set.hash(),
                next.hash(),
                HASH,
                HASH,
                HASH,
                HASH,
                set.addressAt(0));
    }

    static LightBlock block(long height, ValidatorSet set, ValidatorSet next) {
        return signed(header(height, set, next, BlockId.NONE), set);
    }

    /** The header signed by every validator of the set. */
    static LightBlock signed(Header header, ValidatorSet set) {
        BlockId id = new BlockId(header.hash(), new PartSetHeader(1, HASH));
        List<CommitSig> unsigned = IntStream.range(0, set.size())
                .mapToObj(i -> new CommitSig(BlockIdFlag.COMMIT, set.addressAt(i), header.time(), Bytes.EMPTY))
                .toList();
        Commit draft = new Commit(header.height(), 0, id, unsigned);
        List<CommitSig> sigs = IntStream.range(0, set.size())
                .mapToObj(i -> new CommitSig(
                        BlockIdFlag.COMMIT,
                        set.addressAt(i),
                        header.time(),
                        TestKeys.sign(number(set.get(i)), draft.voteSignBytes(header.chainId(), i))))
                .toList();
        return new LightBlock(new SignedHeader(header, new Commit(header.height(), 0, id, sigs)), set);
    }

    static Timestamp time(long height) {
        return new Timestamp(1_700_000_000L + height, 0);
    }

    private static int number(Validator validator) {
        return IntStream.range(0, 20)
                .filter(i -> TestKeys.key(i).equals(validator.publicKey()))
                .findFirst()
                .orElseThrow();
    }
}
