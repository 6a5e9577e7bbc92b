package org.cttdc.lightnode.testkit;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.bouncycastle.math.ec.rfc8032.Ed25519;
import org.cttdc.lightnode.api.TrustRoot;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.Sha256;
import org.cttdc.protocol.codec.RecordCodec;
import org.cttdc.protocol.consensus.BlockId;
import org.cttdc.protocol.consensus.BlockIdFlag;
import org.cttdc.protocol.consensus.Commit;
import org.cttdc.protocol.consensus.CommitSig;
import org.cttdc.protocol.consensus.ConsensusVersion;
import org.cttdc.protocol.consensus.ExecTxResult;
import org.cttdc.protocol.consensus.Header;
import org.cttdc.protocol.consensus.LightBlock;
import org.cttdc.protocol.consensus.PartSetHeader;
import org.cttdc.protocol.consensus.PublicKey;
import org.cttdc.protocol.consensus.SignedHeader;
import org.cttdc.protocol.consensus.Timestamp;
import org.cttdc.protocol.consensus.Txs;
import org.cttdc.protocol.consensus.Validator;
import org.cttdc.protocol.consensus.ValidatorSet;
import org.cttdc.protocol.proof.MerkleTree;
import org.cttdc.protocol.proof.smt.SmtHasher;
import org.cttdc.protocol.proof.smt.SparseMerkleTree;
import org.cttdc.protocol.state.ListHead;
import org.cttdc.protocol.state.ListKey;
import org.cttdc.protocol.state.StateKey;
import org.cttdc.protocol.tx.TxOutcome;
import org.jspecify.annotations.Nullable;

/** A chain made for tests: real hashes and signatures, and a state anyone can write to. Blocks are one second apart. */
public final class TestChain {
    public static final String CHAIN_ID = "test-chain";
    public static final Timestamp GENESIS_TIME = Timestamp.parse("2026-11-01T00:00:00Z");
    private static final Bytes NO_LEAVES = MerkleTree.root(List.of());

    private final Map<Bytes, byte[]> seeds = new HashMap<>();
    private final ValidatorSet genesis;
    private ValidatorSet validators;
    private ValidatorSet nextValidators;
    private final List<TestBlock> blocks = new CopyOnWriteArrayList<>();
    private final TreeMap<Bytes, Bytes> state = new TreeMap<>();
    private byte salt;
    private int round;
    private long delay;

    /** A block with everything a full node serves about it; the tree is the state after it. */
    public record TestBlock(
            LightBlock light,
            List<Bytes> txs,
            List<ExecTxResult> results,
            SparseMerkleTree tree,
            Map<Bytes, Bytes> state) {
        /** What the state after the block holds at a key. */
        public @Nullable Bytes value(Bytes key) {
            return state.get(key);
        }
    }

    private TestChain(int validatorCount) {
        this.genesis = set(0, validatorCount);
        this.validators = genesis;
        this.nextValidators = genesis;
        state.put(ascii("genesis"), Bytes.of((byte) 1));
        state.put(ascii("origin"), Bytes.of((byte) 2));
    }

    /** A chain of equal validators and no block yet. */
    public static TestChain of(int validatorCount) {
        return new TestChain(validatorCount);
    }

    /** The same chain up to a height, which goes on differently from there: what a majority of corrupt keys can make. */
    public TestChain fork(long height) {
        TestChain fork = new TestChain(genesis.size());
        fork.seeds.putAll(seeds);
        fork.blocks.addAll(blocks.subList(0, (int) height));
        fork.state.putAll(state);
        fork.validators = validators;
        fork.nextValidators = nextValidators;
        fork.delay = delay;
        fork.salt = (byte) (salt + 1);
        return fork;
    }

    /** From the next block on, block times are later by that many seconds. */
    public void delay(long seconds) {
        delay += seconds;
    }

    /** From the next block on, commits are made in another round. */
    public void changeRound(int other) {
        round = other;
    }

    /** From the block after the next on, the validators numbered {@code from} to {@code from + count - 1} decide. */
    public void changeValidators(int from, int count) {
        nextValidators = set(from, count);
    }

    private ValidatorSet set(int from, int count) {
        List<Validator> members = new ArrayList<>();
        for (int i = from; i < from + count; i++) {
            byte[] seed = Sha256.of(Bytes.of(ByteBuffer.allocate(4).putInt(i).array()))
                    .toArray();
            PublicKey key = key(seed);
            seeds.put(key.address(), seed);
            members.add(Validator.of(key, 10));
        }
        return ValidatorSet.genesis(members);
    }

    private static Bytes ascii(String text) {
        return Bytes.of(text.getBytes(StandardCharsets.US_ASCII));
    }

    /** Writes a record that the next block's state holds. */
    public <T extends Record> void put(StateKey<T> key, T value) {
        Bytes encoded = Bytes.of(RecordCodec.encode(value));
        state.put(key.key(), encoded);
    }

    /** Writes a list. */
    public <T extends Record> void putList(ListKey<T> key, List<T> items) {
        put(key.head(), new ListHead(items.size()));
        for (int i = 0; i < items.size(); i++) {
            put(key.item(i), items.get(i));
        }
    }

    /** Makes empty blocks. */
    public void grow(int count) {
        for (int i = 0; i < count; i++) {
            produce();
        }
    }

    /** Makes a block with these transactions, each a success. */
    public TestBlock produce(Bytes... txs) {
        long height = blocks.size() + 1L;
        List<ExecTxResult> results = new ArrayList<>();
        for (int i = 0; i < txs.length; i++) {
            results.add(new ExecTxResult(0, Bytes.of(RecordCodec.encode(new TxOutcome(-1, ""))), 0, 0));
        }
        Header header = header(height, List.of(txs));
        TestBlock block = new TestBlock(
                new LightBlock(new SignedHeader(header, commit(header, validators.size())), validators),
                List.of(txs),
                results,
                SparseMerkleTree.of(SmtHasher.ICS23, state),
                Map.copyOf(state));
        blocks.add(block);
        validators = nextValidators;
        return block;
    }

    private Header header(long height, List<Bytes> txs) {
        TestBlock last = blocks.isEmpty() ? null : blocks.getLast();
        return new Header(
                new ConsensusVersion(11, salt),
                CHAIN_ID,
                height,
                GENESIS_TIME.plus(Duration.ofSeconds(height + delay)),
                last == null ? BlockId.NONE : last.light().commit().blockId(),
                last == null ? NO_LEAVES : last.light().commit().hash(),
                Txs.root(txs),
                validators.hash(),
                nextValidators.hash(),
                Sha256.of(Bytes.of((byte) 7)),
                last == null ? Sha256.of() : last.tree().root(),
                last == null ? NO_LEAVES : ExecTxResult.root(last.results()),
                NO_LEAVES,
                validators.addressAt(0));
    }

    /** A commit by the first {@code signers} validators of the set. */
    public Commit commit(Header header, int signers) {
        BlockId id = new BlockId(header.hash(), new PartSetHeader(1, Sha256.of(header.hash())));
        Timestamp time = header.time().plus(Duration.ofMillis(100));
        List<CommitSig> unsigned = new ArrayList<>();
        for (int i = 0; i < validators.size(); i++) {
            unsigned.add(
                    i < signers
                            ? new CommitSig(BlockIdFlag.COMMIT, validators.addressAt(i), time, Bytes.EMPTY)
                            : CommitSig.ABSENT);
        }
        Commit draft = new Commit(header.height(), round, id, unsigned);
        List<CommitSig> signed = new ArrayList<>();
        for (int i = 0; i < validators.size(); i++) {
            CommitSig sig = unsigned.get(i);
            signed.add(
                    sig.flag() == BlockIdFlag.ABSENT
                            ? sig
                            : new CommitSig(
                                    sig.flag(),
                                    sig.validatorAddress(),
                                    sig.timestamp(),
                                    sign(validators.addressAt(i), draft.voteSignBytes(CHAIN_ID, i))));
        }
        return new Commit(header.height(), round, id, signed);
    }

    private Bytes sign(Bytes address, Bytes message) {
        byte[] seed = Objects.requireNonNull(seeds.get(address));
        byte[] signature = new byte[Ed25519.SIGNATURE_SIZE];
        byte[] text = message.toArray();
        Ed25519.sign(seed, 0, text, 0, text.length, signature, 0);
        return Bytes.of(signature);
    }

    private static PublicKey key(byte[] seed) {
        byte[] key = new byte[Ed25519.PUBLIC_KEY_SIZE];
        Ed25519.generatePublicKey(seed, 0, key, 0);
        return PublicKey.ed25519(Bytes.of(key));
    }

    /** The block of a height. */
    public TestBlock block(long height) {
        return blocks.get((int) height - 1);
    }

    /** Newest height. */
    public long height() {
        return blocks.size();
    }

    /** The genesis set. */
    public ValidatorSet genesis() {
        return genesis;
    }

    /** Trust in the genesis set. */
    public TrustRoot.Genesis trust() {
        return new TrustRoot.Genesis(1, genesis.hash());
    }
}
