package org.cttdc.lightnode.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import org.cttdc.lightnode.api.LightNode;
import org.cttdc.lightnode.api.LightNodeException;
import org.cttdc.lightnode.api.LightNodeException.Code;
import org.cttdc.lightnode.api.LightNodes;
import org.cttdc.lightnode.api.SyncStatus;
import org.cttdc.lightnode.api.SyncStatus.Stage;
import org.cttdc.lightnode.api.TrustRoot;
import org.cttdc.lightnode.testkit.LyingNode;
import org.cttdc.lightnode.testkit.TestChain;
import org.cttdc.lightnode.testkit.TestNodes;
import org.cttdc.protocol.state.StateKeys;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WitnessTest {
    @TempDir
    Path home;

    private final TestChain chain = TestChain.of(4);

    @Test
    void countsWhoAgrees() {
        chain.grow(5);
        try (LyingNode a = new LyingNode(chain);
                LyingNode b = new LyingNode(chain);
                LyingNode c = new LyingNode(chain);
                LightNode light = TestNodes.open(home, chain.trust(), a, b, c)) {
            SyncStatus status = TestNodes.await(light, s -> s.height() == 5 && s.stage() == Stage.SYNCED);
            assertThat(status.agreeing()).isEqualTo(3);
            assertThat(status.peers()).isEqualTo(3);
            assertThat(light.head().read(StateKeys.params()).provenance().agreeing())
                    .isEqualTo(3);
        }
    }

    @Test
    void haltsWhereTwoHeadersBothVerifyAndStaysHalted() {
        chain.grow(5);
        TestChain other = chain.fork(3);
        other.grow(2);
        try (LyingNode a = new LyingNode(chain);
                LyingNode b = new LyingNode(other)) {
            try (LightNode light = TestNodes.open(home, chain.trust(), a, b)) {
                assertHalted(light, a, b);
            }
            b.serve(chain);
            try (LightNode light = TestNodes.open(home, chain.trust(), a, b)) {
                assertHalted(light, a, b);
            }
            TrustRoot fresh =
                    new TrustRoot.Checkpoint(5, chain.block(5).light().header().hash());
            try (LightNode light = TestNodes.open(home, fresh, a, b)) {
                TestNodes.await(light, s -> s.stage() == Stage.SYNCED && s.agreeing() == 2);
            }
        }
    }

    private static void assertHalted(LightNode light, LyingNode a, LyingNode b) {
        SyncStatus status = TestNodes.await(light, s -> s.stage() == Stage.HALTED);
        LightNodeException problem = status.problem().orElseThrow();
        assertThat(problem.code()).isEqualTo(Code.CONFLICTING_HEADERS);
        assertThat(problem).hasMessageContaining(a.endpoint().toString());
        assertThat(problem).hasMessageContaining(b.endpoint().toString());
        assertThatThrownBy(light::head)
                .isInstanceOfSatisfying(
                        LightNodeException.class, e -> assertThat(e.code()).isEqualTo(Code.CONFLICTING_HEADERS));
    }

    @Test
    void expelsAWitnessWhoseOtherHeaderIsNotSigned() {
        chain.grow(5);
        TestChain impostor = TestChain.of(3);
        impostor.grow(5);
        try (LyingNode a = new LyingNode(chain);
                LyingNode b = new LyingNode(impostor);
                LightNode light = TestNodes.open(home, chain.trust(), a, b)) {
            SyncStatus status = TestNodes.await(light, s -> s.stage() == Stage.SYNCED && s.height() == 5);
            assertThat(status.agreeing()).isEqualTo(1);
            assertThat(status.peers()).isEqualTo(1);
        }
    }

    @Test
    void aStaleTipHoldsNobodyBackWhereAnotherConfirms() {
        chain.grow(3);
        TestChain stale = chain.fork(3);
        chain.grow(4);
        try (LyingNode a = new LyingNode(stale);
                LyingNode b = new LyingNode(chain);
                LyingNode c = new LyingNode(chain);
                LightNode light = TestNodes.open(home, chain.trust(), a, b, c)) {
            assertThat(light.awaitHeight(6).height()).isEqualTo(6);
        }
    }

    @Test
    void believesNothingThatNobodyConfirms() {
        chain.grow(3);
        TestChain stale = chain.fork(3);
        chain.grow(4);
        try (LyingNode a = new LyingNode(stale);
                LyingNode b = new LyingNode(chain)) {
            try (LightNode light = TestNodes.open(home, chain.trust(), a, b)) {
                SyncStatus status = TestNodes.await(
                        light,
                        s -> s.problem()
                                .filter(p -> p.code() == Code.UNCONFIRMED)
                                .isPresent());
                assertThat(status.height()).isLessThanOrEqualTo(3);
                a.serve(chain);
                TestNodes.await(light, s -> s.height() == 7 && s.agreeing() == 2);
            }
        }
    }

    @Test
    void goesOnWithoutWitnessesWhereThePersonAsksForNone() {
        chain.grow(3);
        TestChain stale = chain.fork(3);
        chain.grow(4);
        try (LyingNode a = new LyingNode(stale);
                LyingNode b = new LyingNode(chain);
                LightNode light = LightNodes.open(
                        TestNodes.config(home, chain.trust(), a, b).withWitnesses(0),
                        InstantSource.fixed(TestNodes.NOW))) {
            assertThat(light.awaitHeight(6).height()).isEqualTo(6);
        }
    }

    @Test
    void saysThatTrustRanOut() {
        chain.grow(5);
        try (LyingNode a = new LyingNode(chain);
                LightNode light = LightNodes.open(
                        TestNodes.config(home, chain.trust(), a),
                        InstantSource.fixed(TestNodes.NOW.plus(Duration.ofDays(15))))) {
            SyncStatus status = TestNodes.await(light, s -> s.stage() == Stage.EXPIRED);
            assertThat(status.problem().orElseThrow().code()).isEqualTo(Code.TRUST_EXPIRED);
        }
    }

    @Test
    void bridgesACompleteChangeOfValidatorsOverHeadersBetween() {
        chain.grow(3);
        for (int from = 1; from <= 12; from++) {
            chain.changeValidators(from, 4);
            chain.grow(5);
        }
        try (LyingNode a = new LyingNode(chain);
                LightNode light = TestNodes.open(home, chain.trust(), a)) {
            assertThat(light.awaitHeight(chain.height() - 1).height()).isEqualTo(chain.height() - 1);
            assertThat(light.status().problem()).isEmpty();
        }
    }
}
