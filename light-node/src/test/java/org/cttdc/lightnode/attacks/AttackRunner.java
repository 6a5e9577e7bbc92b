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
            case HeaderAttack lie -> following(chain, home, lying("commit", lie::change));
            case ValidatorAttack lie -> following(chain, home, lying("validators", lie::change));
            case TransportAttack broken -> following(chain, home, node -> node.transport(broken.transport()));
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
            case WitnessAttack fork -> beside(chain, home, fork.other(chain));
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
    private static Code following(TestChain chain, Path home, Consumer<LyingNode> attack) {
        try (LyingNode node = new LyingNode(chain)) {
            attack.accept(node);
            try (LightNode light = TestNodes.open(home, chain.trust(), node)) {
                SyncStatus status = TestNodes.await(light, s -> s.problem().isPresent());
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

    private static Code beside(TestChain chain, Path home, TestChain other) {
        try (LyingNode honest = new LyingNode(chain);
                LyingNode liar = new LyingNode(other);
                LightNode light = TestNodes.open(home, chain.trust(), honest, liar)) {
            return TestNodes.await(light, s -> s.problem().isPresent())
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

    private static Code refused(Runnable question) {
        try {
            question.run();
        } catch (LightNodeException e) {
            return e.code();
        }
        throw new AssertionError("nothing was refused");
    }
}
