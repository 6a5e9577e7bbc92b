package org.cttdc.bench.chain;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.LongStream;
import org.bouncycastle.math.ec.rfc8032.Ed25519;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.Sha256;
import org.cttdc.protocol.consensus.BlockId;
import org.cttdc.protocol.consensus.BlockIdFlag;
import org.cttdc.protocol.consensus.Commit;
import org.cttdc.protocol.consensus.CommitSig;
import org.cttdc.protocol.consensus.ConsensusParams;
import org.cttdc.protocol.consensus.ConsensusVersion;
import org.cttdc.protocol.consensus.Header;
import org.cttdc.protocol.consensus.HeaderHasher;
import org.cttdc.protocol.consensus.PartSetHeader;
import org.cttdc.protocol.consensus.PublicKey;
import org.cttdc.protocol.consensus.Timestamp;
import org.cttdc.protocol.consensus.Validator;
import org.cttdc.protocol.consensus.ValidatorSet;
import org.cttdc.protocol.proof.MerkleTree;

/**
 * A chain of real headers and real signatures, as long as wanted. What is kept is 32 bytes a header, its hash; headers are made
 * again from their height, and commits are signed when they are first asked for. Blocks are a second apart. What no light client
 * looks at (the hashes of transactions, results and last commits) is filling of the right size.
 */
public final class MadeChain {
    private static final Timestamp GENESIS = Timestamp.parse("2026-01-01T00:00:00Z");
    private static final int SIZE = Sha256.SIZE;
    private static final Bytes CONSENSUS = new ConsensusParams(22_020_096, -1).hash();
    private static final Bytes NO_EVIDENCE = MerkleTree.root(List.of());

    private final ChainSpec spec;
    private final List<ValidatorSet> sets = new ArrayList<>();
    private final Map<Bytes, byte[]> secrets = new ConcurrentHashMap<>();
    private final byte[] hashes;
    private final Map<Long, byte[]> signatures = new ConcurrentHashMap<>();

    public MadeChain(ChainSpec spec) {
        this.spec = spec;
        makeSets();
        this.hashes = new byte[Math.multiplyExact(spec.headers(), SIZE)];
        HeaderHasher hasher = new HeaderHasher();
        for (long height = 1; height <= spec.headers(); height++) {
            hasher.hash(header(height)).copyTo(hashes, (int) (height - 1) * SIZE);
        }
    }

    private Bytes derived(long number) {
        return Sha256.of(Bytes.of(ByteBuffer.allocate(2 * Long.BYTES)
                .putLong(spec.seed())
                .putLong(number)
                .array()));
    }

    private static Bytes variant(Bytes hash, int number) {
        byte[] bytes = hash.toArray();
        bytes[0] ^= (byte) number;
        return Bytes.of(bytes);
    }

    /** The set of epoch e is the validators numbered e to e + size - 1, so that one leaves and one joins at each. */
    private void makeSets() {
        List<Validator> everyone = new ArrayList<>();
        int epochs = spec.epoch(spec.headers() + 1L) + 1;
        for (int i = 0; i < epochs + spec.validators() - 1; i++) {
            byte[] secret = derived(i).toArray();
            byte[] key = new byte[Ed25519.PUBLIC_KEY_SIZE];
            Ed25519.generatePublicKey(secret, 0, key, 0);
            Validator validator = Validator.of(PublicKey.ed25519(Bytes.of(key)), 10 + i % 5);
            secrets.put(validator.address(), secret);
            everyone.add(validator);
        }
        for (int epoch = 0; epoch < epochs; epoch++) {
            sets.add(ValidatorSet.of(everyone.subList(epoch, epoch + spec.validators())));
        }
    }

    /** What it was made from. */
    public ChainSpec spec() {
        return spec;
    }

    /** Newest height. */
    public long height() {
        return spec.headers();
    }

    /** The validators of a height, up to one above the newest. */
    public ValidatorSet validators(long height) {
        return sets.get(spec.epoch(height));
    }

    /** Hash of the header of a height. */
    public Bytes hash(long height) {
        int from = (int) (height - 1) * SIZE;
        return Bytes.of(hashes, from, from + SIZE);
    }

    /** What validators of a height vote for. */
    public BlockId blockId(long height) {
        Bytes hash = hash(height);
        return new BlockId(hash, new PartSetHeader(1, Sha256.of(hash)));
    }

    /** The header of a height. */
    public Header header(long height) {
        ValidatorSet set = validators(height);
        Bytes filling = derived(-height);
        return new Header(
                new ConsensusVersion(11, 1),
                spec.chainId(),
                height,
                GENESIS.plus(Duration.ofSeconds(height - 1)),
                height == 1 ? BlockId.NONE : blockId(height - 1),
                filling,
                variant(filling, 1),
                set.hash(),
                validators(height + 1).hash(),
                CONSENSUS,
                variant(filling, 2),
                variant(filling, 3),
                NO_EVIDENCE,
                set.addressAt((int) (height % set.size())));
    }

    /** The commit of a height, signed by every validator. */
    public Commit commit(long height) {
        Commit unsigned = unsigned(height);
        byte[] all = signatures.computeIfAbsent(height, _ -> sign(unsigned));
        List<CommitSig> signed = new ArrayList<>(unsigned.signatures().size());
        for (int i = 0; i < unsigned.signatures().size(); i++) {
            CommitSig sig = unsigned.signatures().get(i);
            int from = i * Ed25519.SIGNATURE_SIZE;
            signed.add(new CommitSig(
                    sig.flag(),
                    sig.validatorAddress(),
                    sig.timestamp(),
                    Bytes.of(all, from, from + Ed25519.SIGNATURE_SIZE)));
        }
        return new Commit(unsigned.height(), unsigned.round(), unsigned.blockId(), signed);
    }

    /** Signs the commits from the first height to {@code height}, so that nobody waits for it while time is taken. */
    public void signUpTo(long height) {
        LongStream.rangeClosed(1, height).parallel().forEach(this::commit);
    }

    private Commit unsigned(long height) {
        ValidatorSet set = validators(height);
        Timestamp time = GENESIS.plus(Duration.ofSeconds(height - 1)).plus(Duration.ofMillis(400));
        List<CommitSig> places = new ArrayList<>(set.size());
        for (int i = 0; i < set.size(); i++) {
            places.add(
                    new CommitSig(BlockIdFlag.COMMIT, set.addressAt(i), time.plus(Duration.ofMillis(i)), Bytes.EMPTY));
        }
        return new Commit(height, 0, blockId(height), places);
    }

    private byte[] sign(Commit commit) {
        byte[] all = new byte[commit.signatures().size() * Ed25519.SIGNATURE_SIZE];
        for (int i = 0; i < commit.signatures().size(); i++) {
            byte[] secret = Objects.requireNonNull(
                    secrets.get(commit.signatures().get(i).validatorAddress()));
            byte[] message = commit.voteSignBytes(spec.chainId(), i).toArray();
            Ed25519.sign(secret, 0, message, 0, message.length, all, i * Ed25519.SIGNATURE_SIZE);
        }
        return all;
    }
}
