package org.cttdc.lightnode.attacks;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.cttdc.lightnode.api.HashedHeader;
import org.cttdc.lightnode.api.LightNode;
import org.cttdc.lightnode.api.LightNodeException;
import org.cttdc.lightnode.api.LightNodeException.Code;
import org.cttdc.lightnode.api.SyncStatus;
import org.cttdc.lightnode.api.Verified;
import org.cttdc.lightnode.testkit.LyingNode;
import org.cttdc.lightnode.testkit.TestChain;
import org.cttdc.lightnode.testkit.TestNodes;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.Sha256;
import org.cttdc.protocol.codec.RecordCodec;
import org.cttdc.protocol.state.Account;
import org.cttdc.protocol.state.Ref;
import org.cttdc.protocol.state.StateKeys;

/** Plays attacks against a light node, each with a chain, endpoints and a store of its own, and tells what they were refused with. */
public final class AttackRunner {
    static final Bytes ALICE = Bytes.of(new byte[20]);
    static final Bytes NOBODY = Bytes.fromHex("ff".repeat(20));
    private static final Bytes TX = Bytes.of((byte) 1, (byte) 2, (byte) 3);
    private static final int HEIGHT = 60;
    private static final int ATTEMPTS = 5;

    private AttackRunner() {}

    /**
     * Plays one against a new store at {@code home}.
     *
     * @return what it was refused with
     * @throws AssertionError where something false was believed or nothing was refused in time
     */
    public static Code play(NamedAttack attack, Path home) {
        TestChain chain = chain();
        return switch (attack) {
            case HeaderAttack lie -> following(lie, chain, home, lying("commit", lie::change));
            case ValidatorAttack lie -> following(lie, chain, home, lying("validators", lie::change));
            case TransportAttack broken -> following(broken, chain, home, node -> node.transport(broken.transport()));
            case StateAttack lie ->
                synced(
                        chain,
                        home,
                        lying("abci_query", result -> lie.change(result, chain)),
                        light -> lie.read(light.awaitHeight(HEIGHT - 1)));
            case TransactionAttack lie ->
                synced(chain, home, lying(lie.method(), lie::change), light -> light.transaction(Sha256.of(TX)));
            case HistoryAttack lie ->
                synced(
                        chain,
                        home,
                        lying("blockchain", lie::change),
                        light -> light.history().linked(1, AttackRunner::onlyTheTip));
            case WitnessAttack fork -> beside(fork, chain, home);
            case ProtocolAttack forgery -> refused(() -> forgery.play(chain));
        };
    }

    static Bytes encodedAlice() {
        return Bytes.of(RecordCodec.encode(new Account(5, 7, 3)));
    }

    private static TestChain chain() {
        TestChain chain = TestChain.of(4);
        chain.put(StateKeys.account(ALICE), new Account(1, 1, 1));
        chain.grow(1);
        chain.put(StateKeys.account(ALICE), new Account(5, 7, 3));
        chain.putList(
                StateKeys.models(),
                List.of(new Ref(Bytes.of((byte) 1)), new Ref(Bytes.of((byte) 2)), new Ref(Bytes.of((byte) 3))));
        chain.grow(1);
        chain.produce(TX);
        chain.grow(HEIGHT - 3);
        return chain;
    }

    private static Consumer<LyingNode> lying(String method, Consumer<ObjectNode> change) {
        return node -> node.lie((called, result) -> {
            if (called.equals(method)) {
                change.accept(result);
            }
            return result;
        });
    }

    /** It lies from the first word on: nothing above the trust root may be believed. */
    private static Code following(NamedAttack attack, TestChain chain, Path home, Consumer<LyingNode> start) {
        try (LyingNode node = new LyingNode(chain)) {
            start.accept(node);
            try (LightNode light = TestNodes.open(home, chain.trust(), node)) {
                SyncStatus status = TestNodes.await(light, s -> isTelling(s, attack));
                if (status.height() > 1) {
                    throw new AssertionError("header " + status.height() + " was believed");
                }
                return status.problem().orElseThrow().code();
            }
        }
    }

    /** It is honest until the node is in step and lies when it is asked. */
    private static Code synced(TestChain chain, Path home, Consumer<LyingNode> attack, Consumer<LightNode> question) {
        try (LyingNode node = new LyingNode(chain);
                LightNode light = TestNodes.open(home, chain.trust(), node)) {
            var _ = light.awaitHeight(HEIGHT - 1);
            attack.accept(node);
            return refused(() -> question.accept(light));
        }
    }

    private static Code beside(WitnessAttack fork, TestChain chain, Path home) {
        try (LyingNode honest = new LyingNode(chain);
                LyingNode liar = new LyingNode(fork.other(chain));
                LightNode light = TestNodes.open(home, chain.trust(), honest, liar)) {
            return TestNodes.await(light, s -> isTelling(s, fork))
                    .problem()
                    .orElseThrow()
                    .code();
        }
    }

    private static void onlyTheTip(Verified<List<HashedHeader>> page) {
        if (page.value().getFirst().header().height() != HEIGHT) {
            throw new AssertionError("a forged header was delivered");
        }
    }

    /** On a busy machine an honest answer may miss its deadline too: that is told from the attack by asking on. */
    private static boolean isTelling(SyncStatus status, NamedAttack attack) {
        return status.problem()
                .map(LightNodeException::code)
                .filter(code -> code == attack.code() || (code != Code.UNREACHABLE && code != Code.UNCONFIRMED))
                .isPresent();
    }

    private static Code refused(Runnable question) {
        for (int attempt = 1; ; attempt++) {
            try {
                question.run();
                throw new AssertionError("nothing was refused");
            } catch (LightNodeException e) {
                if (e.code() != Code.UNREACHABLE || attempt == ATTEMPTS) {
                    return e.code();
                }
            }
        }
    }
}
