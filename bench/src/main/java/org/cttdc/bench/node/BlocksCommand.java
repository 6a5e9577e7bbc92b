package org.cttdc.bench.node;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.PrimitiveIterator;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.cttdc.node.app.Application;
import org.cttdc.node.app.Rejection;
import org.cttdc.node.store.CrashPoint;
import org.cttdc.node.store.Database;
import org.cttdc.node.store.StateTree;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.Sha256;
import org.cttdc.protocol.codec.RecordCodec;
import org.cttdc.protocol.consensus.Timestamp;
import org.cttdc.protocol.keys.SigningKey;
import org.cttdc.protocol.state.Account;
import org.cttdc.protocol.state.ChainParams;
import org.cttdc.protocol.state.StateKeys;
import org.cttdc.protocol.state.Totals;
import org.cttdc.protocol.tx.Asset;
import org.cttdc.protocol.tx.Msg;
import org.cttdc.protocol.tx.SignedTx;
import org.cttdc.protocol.tx.TxBody;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** What a block of signed transfers between random accounts costs the application as the number of accounts grows. */
@Command(
        name = "blocks",
        mixinStandardHelpOptions = true,
        description = "Runs blocks of signed transfers on a state of so many accounts.")
public final class BlocksCommand implements Callable<Integer> {
    static final String CHAIN = "ctt-bench";
    private static final long FUNDS = 1_000_000_000L;
    private static final int BUILD_BATCH = 20_000;
    private static final int WINDOW = 10;

    @Option(names = "--accounts", description = "accounts in the state", defaultValue = "1000")
    int accounts;

    @Option(names = "--txs", description = "transfers in a block", defaultValue = "500")
    int txs;

    @Option(names = "--blocks", description = "measured blocks of each kind", defaultValue = "60")
    int blocks;

    @Option(names = "--warm", description = "blocks before anything is measured", defaultValue = "120")
    int warm;

    private final StepCost check = new StepCost("CheckTx");
    private final StepCost seen = new StepCost("FinalizeBlock");
    private final StepCost unseen = new StepCost("FinalizeBlock, transactions not seen before");
    private final StepCost commit = new StepCost("Commit");
    private final Random random = new Random(1);
    private final List<SigningKey> signers = new ArrayList<>();
    private final List<Long> sequences = new ArrayList<>();

    @Override
    public Integer call() throws IOException, Rejection {
        Path home = Files.createTempDirectory("ctt-bench-blocks");
        try (Database database = Database.openLarge(home.resolve("state"), CrashPoint.NONE)) {
            StateTree tree = new StateTree(database);
            long newest = build(database, tree);
            run(database, tree, new Application(CHAIN, tree, newest));
            System.out.printf("heap after collection  %d MiB%n", Cpu.heapMiB());
        } finally {
            StoreCommand.delete(home);
        }
        return 0;
    }

    private long build(Database database, StateTree tree) {
        long version = -1;
        SortedMap<Bytes, @Nullable Bytes> puts = new TreeMap<>();
        puts.put(StateKeys.params().key(), encode(ChainParams.sandbox()));
        long supply = Math.multiplyExact(FUNDS, (long) accounts);
        puts.put(StateKeys.totals().key(), encode(new Totals(0, 0, 0, 0, 0, supply, supply, 0, 0)));
        PrimitiveIterator.OfInt order =
                TreeOrder.of(accounts, i -> StateKeys.account(address(i)).key()).iterator();
        while (order.hasNext()) {
            puts.put(StateKeys.account(address(order.nextInt())).key(), encode(new Account(FUNDS, 0, 0)));
            if (puts.size() >= BUILD_BATCH || !order.hasNext()) {
                version++;
                tree.write(tree.change(version, puts));
                tree.prune(version - 1, BUILD_BATCH);
                database.commit();
                puts.clear();
            }
        }
        return version;
    }

    private void run(Database database, StateTree tree, Application app) throws Rejection {
        for (int i = 0; i < warm; i++) {
            block(database, tree, app, i % 2 == 0);
        }
        steps().forEach(StepCost::reset);
        for (int i = 0; i < 2 * blocks; i++) {
            // Half of the blocks come as a surprise, as to a node that catches up: their signatures are checked in
            // FinalizeBlock.
            block(database, tree, app, i % 2 == 0);
        }
        System.out.printf("%,d accounts, blocks of %,d transfers%n%s%n", accounts, txs, StepCost.HEAD);
        steps().forEach(step -> System.out.println(step.row(txs)));
    }

    private List<StepCost> steps() {
        return List.of(check, seen, unseen, commit);
    }

    private void block(Database database, StateTree tree, Application app, boolean announced) throws Rejection {
        List<Bytes> block = transfers();
        Timestamp time = new Timestamp(1_800_000_000L + app.height(), 0);
        StepCost.Reading begun = StepCost.Reading.now();
        if (announced) {
            app.expectTxs(block);
            for (Bytes tx : block) {
                app.checkTx(tx, time);
            }
        }
        StepCost.Reading checked = StepCost.Reading.now();
        Application.Finalized done = app.finalizeBlock(app.height() + 1, time, Bytes.EMPTY, List.of(), block);
        StepCost.Reading finalized = StepCost.Reading.now();
        if (done.results().stream().anyMatch(result -> result.code() != 0)) {
            throw new IllegalStateException("a transfer failed");
        }
        app.commit(done);
        tree.prune(app.height() - WINDOW, txs);
        database.commit();
        StepCost.Reading committed = StepCost.Reading.now();
        if (announced) {
            check.add(begun, checked);
        }
        (announced ? seen : unseen).add(checked, finalized);
        commit.add(finalized, committed);
    }

    private List<Bytes> transfers() {
        List<Bytes> block = new ArrayList<>();
        for (int i = 0; i < txs; i++) {
            int from = random.nextInt(Math.min(accounts, 4 * txs));
            while (signers.size() <= from) {
                signers.add(signer(signers.size()));
                sequences.add(0L);
            }
            block.add(transfer(signers.get(from), sequences.get(from), address(random.nextInt(accounts))));
            sequences.set(from, sequences.get(from) + 1);
        }
        return block;
    }

    static Bytes transfer(SigningKey from, long sequence, Bytes to) {
        Msg transfer = new Msg.Transfer(to, Asset.CTT, 1);
        TxBody body = new TxBody(CHAIN, sequence, Long.MAX_VALUE, 1_000, "", List.of(transfer));
        Bytes encoded = encode(body);
        return encode(new SignedTx(encoded, from.publicKey(), from.sign(SignedTx.signBytes(encoded))));
    }

    private SigningKey signer(int index) {
        return SigningKey.ofSeed(seed(index).toArray());
    }

    /** Accounts that sign have keys; for the others any address will do, and keys would take hours to make. */
    private Bytes address(int index) {
        return index < Math.min(accounts, 4 * txs)
                ? signer(index).address().value()
                : seed(index).slice(0, 20);
    }

    private static Bytes seed(int index) {
        return Sha256.of(
                Bytes.of(ByteBuffer.allocate(Integer.BYTES).putInt(index).array()));
    }

    private static Bytes encode(Record record) {
        return Bytes.of(RecordCodec.encode(record));
    }
}
