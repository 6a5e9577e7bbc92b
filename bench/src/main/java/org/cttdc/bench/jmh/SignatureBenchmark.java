package org.cttdc.bench.jmh;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.bouncycastle.math.ec.rfc8032.Ed25519;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.consensus.light.SignatureVerifier.Signed;
import org.cttdc.protocol.consensus.light.Zip215Verifier;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** One signature of as many as make two thirds of a hundred equal validators, over messages as long as a vote. */
@State(Scope.Benchmark)
public class SignatureBenchmark {
    /** Signatures of a batch. */
    public static final int COUNT = 67;

    private static final int VOTE = 120;
    private static final String X509_PREFIX = "302a300506032b6570032100";

    /** So many batches hold more keys than are remembered. */
    private static final int FORGETTING = 40;

    private final List<Signed> batch = new ArrayList<>();
    private final List<byte[]> keys = new ArrayList<>();
    private final List<byte[]> messages = new ArrayList<>();
    private final List<byte[]> signatures = new ArrayList<>();
    private final List<PublicKey> jdkKeys = new ArrayList<>();
    private final List<List<Signed>> others = new ArrayList<>();
    private int turn;
    private final Zip215Verifier verifier = new Zip215Verifier();

    /** Signs everything. */
    @Setup
    public void sign() throws GeneralSecurityException {
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < COUNT; i++) {
            batch.add(signed(random));
        }
        for (Signed one : batch) {
            byte[] key = one.key().value().toArray();
            keys.add(key);
            messages.add(one.message().toArray());
            signatures.add(one.signature().toArray());
            jdkKeys.add(KeyFactory.getInstance("Ed25519")
                    .generatePublic(new X509EncodedKeySpec(
                            HexFormat.of().parseHex(X509_PREFIX + HexFormat.of().formatHex(key)))));
        }
        for (int i = 0; i < FORGETTING; i++) {
            others.add(Stream.generate(() -> signed(random)).limit(COUNT).toList());
        }
    }

    private static Signed signed(SplittableRandom random) {
        byte[] secret = new byte[Ed25519.SECRET_KEY_SIZE];
        random.nextBytes(secret);
        byte[] key = new byte[Ed25519.PUBLIC_KEY_SIZE];
        Ed25519.generatePublicKey(secret, 0, key, 0);
        byte[] message = new byte[VOTE];
        random.nextBytes(message);
        byte[] signature = new byte[Ed25519.SIGNATURE_SIZE];
        Ed25519.sign(secret, 0, message, 0, message.length, signature, 0);
        return new Signed(
                org.cttdc.protocol.consensus.PublicKey.ed25519(Bytes.of(key)), Bytes.of(message), Bytes.of(signature));
    }

    /** At once, keys met before. */
    @Benchmark
    @OperationsPerInvocation(COUNT)
    public int ownBatch(Processor processor) {
        processor.operations += COUNT;
        return verifier.firstInvalid(batch);
    }

    /** One after the other, keys met before. */
    @Benchmark
    @OperationsPerInvocation(COUNT)
    public int ownSingle(Processor processor) {
        processor.operations += COUNT;
        int valid = 0;
        for (Signed signed : batch) {
            valid += verifier.verify(signed.key(), signed.message(), signed.signature()) ? 1 : 0;
        }
        return valid;
    }

    /** At once, keys never met before, or so long ago that they are forgotten. */
    @Benchmark
    @OperationsPerInvocation(COUNT)
    public int ownBatchOfNewKeys(Processor processor) {
        processor.operations += COUNT;
        turn = (turn + 1) % others.size();
        return verifier.firstInvalid(others.get(turn));
    }

    /** Strict, as RFC 8032 has it. */
    @Benchmark
    @OperationsPerInvocation(COUNT)
    public int bouncyCastle(Processor processor) {
        processor.operations += COUNT;
        int valid = 0;
        for (int i = 0; i < COUNT; i++) {
            valid += Ed25519.verify(signatures.get(i), 0, keys.get(i), 0, messages.get(i), 0, VOTE) ? 1 : 0;
        }
        return valid;
    }

    /** The platform's own. */
    @Benchmark
    @OperationsPerInvocation(COUNT)
    public int jdk(Processor processor) throws GeneralSecurityException {
        processor.operations += COUNT;
        int valid = 0;
        Signature signature = Signature.getInstance("Ed25519");
        for (int i = 0; i < COUNT; i++) {
            signature.initVerify(jdkKeys.get(i));
            signature.update(messages.get(i));
            valid += signature.verify(signatures.get(i)) ? 1 : 0;
        }
        return valid;
    }

    /** Counts processor time beside the clock's: on a busy machine it is the figure to believe. */
    @AuxCounters(AuxCounters.Type.EVENTS)
    @State(Scope.Thread)
    public static class Processor {
        private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

        /** Signatures of the iteration. */
        public long operations;

        private long start;

        /** Begins an iteration. */
        @Setup(Level.Iteration)
        public void begin() {
            start = THREADS.getCurrentThreadCpuTime();
        }

        /** Processor time of the iteration so far. */
        public long cpuNanos() {
            return THREADS.getCurrentThreadCpuTime() - start;
        }
    }
}
