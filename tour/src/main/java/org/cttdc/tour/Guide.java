package org.cttdc.tour;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.cttdc.app.compose.Suite;
import org.cttdc.app.sandbox.Persona;
import org.cttdc.app.sandbox.Sandbox;
import org.cttdc.lightnode.api.OutboxEntry;
import org.cttdc.lightnode.api.StateView;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.rules.CyclePhases;
import org.cttdc.protocol.tx.ErrorCode;
import org.cttdc.wallet.api.WalletAccount;

/** What every station of the tour needs: the suite, the hand at the screen, the album, and the ways between places. */
final class Guide {
    private static final long PATIENCE_SECONDS = 180;

    private final Suite suite;
    private final Hand hand;
    private final Album album;
    private final Map<String, Moment> moments = new HashMap<>();
    private final List<String> order = new ArrayList<>();

    /** A named moment of the chain. */
    record Moment(String name, long height, Bytes appHash) {}

    Guide(Suite suite, Hand hand, Album album) {
        this.suite = suite;
        this.hand = hand;
        this.album = album;
    }

    Suite suite() {
        return suite;
    }

    Sandbox sandbox() {
        return suite.sandbox();
    }

    Hand hand() {
        return hand;
    }

    Album album() {
        return album;
    }

    Persona persona(Persona.Part part, int number) {
        return sandbox().cast().one(part, number);
    }

    Bytes address(Persona persona) {
        return sandbox().cast().address(persona);
    }

    /** A persona's address as people write it. */
    String written(Persona persona) {
        Bytes address = address(persona);
        return suite.wallet().state().accounts().stream()
                .filter(account -> account.address().equals(address))
                .findFirst()
                .orElseThrow(() -> new TourFailure("no account of " + name(persona)))
                .text();
    }

    static String name(Persona persona) {
        return persona.name(Locale.ENGLISH);
    }

    /** Goes to a page. */
    void go(String workbench, String page) {
        hand.go(workbench, page);
    }

    /** Makes a persona the acting account, as a person does it: in the wallet. */
    void actAs(Persona persona) {
        String name = name(persona);
        if (isActive(name)) {
            return;
        }
        go("wallet", "accounts");
        hand.row("#accounts-table", name);
        hand.press("#account-activate");
        hand.until(name + " to act", () -> isActive(name));
    }

    private boolean isActive(String name) {
        WalletAccount active = suite.wallet().state().active();
        return active != null && active.name().equals(name);
    }

    /** Reads the sheet, signs, and waits for the proved success. */
    OutboxEntry sign(String... sentences) {
        return sign(() -> {}, sentences);
    }

    /** As {@link #sign(String...)}; {@code before} runs while the sheet is open. */
    OutboxEntry sign(Runnable before, String... sentences) {
        long newest = newest();
        hand.sign(before, sentences);
        hand.until("the signed transaction in the outbox", () -> newest() > newest);
        return settled(suite.node().outbox().settled(newest()));
    }

    /** Waits until a transaction is final and a success, and its result can be read. */
    OutboxEntry settled(CompletableFuture<OutboxEntry> future) {
        OutboxEntry entry = get(future, "a transaction to settle");
        if (entry.stage() != OutboxEntry.Stage.FINAL || entry.code() != ErrorCode.OK) {
            throw new TourFailure("the transaction “" + entry.label() + "” ended as " + entry.stage() + " "
                    + entry.code() + ": " + entry.detail());
        }
        suite.node().awaitHeight(entry.height());
        return entry;
    }

    /** Waits for a future. */
    static <T> T get(CompletableFuture<T> future, String what) {
        try {
            return future.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TourFailure("the tour was interrupted", e);
        } catch (ExecutionException e) {
            throw new TourFailure("waiting for " + what + ": " + e.getCause().getMessage(), e.getCause());
        } catch (TimeoutException e) {
            throw new TourFailure("waited in vain for " + what, e);
        }
    }

    /** The newest transaction that was signed: what lies on an open sheet is in the outbox already, as a draft. */
    private long newest() {
        return suite.node().outbox().entries().stream()
                .filter(entry -> entry.stage() != OutboxEntry.Stage.DRAFT)
                .mapToLong(OutboxEntry::id)
                .max()
                .orElse(0);
    }

    /** The newest state, proved by the person's own light node. */
    StateView state() {
        return suite.node().awaitHeight(sandbox().height() - 1);
    }

    /** Moves the clock to a phase; the crowd stands still. */
    void skipTo(CyclePhases.Phase phase) {
        while (sandbox().place().phase() != phase) {
            skip();
        }
        state();
    }

    /** Moves the clock into the next cycle; the crowd stands still. */
    void skipCycle() {
        long cycle = sandbox().place().cycle();
        while (sandbox().place().cycle() == cycle) {
            skip();
        }
        state();
    }

    /** Moves the clock until a transaction can be included at a height. */
    void skipToHeight(long height) {
        while (sandbox().height() + 1 < height) {
            skip();
        }
        state();
    }

    private void skip() {
        try {
            sandbox().skipPhase();
        } catch (IOException e) {
            throw new TourFailure("the sandbox's clock could not be moved: " + e.getMessage(), e);
        }
    }

    /** Notes height and application hash under a name. */
    void note(String name) {
        long height;
        Bytes hash;
        do {
            height = sandbox().height();
            hash = sandbox().appHash();
        } while (height != sandbox().height());
        if (moments.put(name, new Moment(name, height, hash)) == null) {
            order.add(name);
        }
    }

    /** The noted moments in their order. */
    List<Moment> moments() {
        return order.stream().map(moments::get).toList();
    }
}
