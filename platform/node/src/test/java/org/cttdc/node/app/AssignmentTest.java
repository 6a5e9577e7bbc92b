package org.cttdc.node.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.cttdc.node.TestKeys;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.rules.CyclePhases.Phase;
import org.cttdc.protocol.rules.ExperiencePower;
import org.cttdc.protocol.state.ReportState;
import org.cttdc.protocol.state.StateKeys;
import org.cttdc.protocol.tx.ArbitrationMsg;
import org.cttdc.protocol.tx.ErrorCode;
import org.cttdc.protocol.tx.Msg;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who offers to review may be assigned, weighs more and learns four times as much. */
class AssignmentTest {
    private static final Bytes MODEL = WholeCycle.MODEL_ID;

    private static ArbitrationMsg.OptIn offer(String reviewer) {
        return new ArbitrationMsg.OptIn(MODEL, TestKeys.credential("issuer", reviewer, reviewer));
    }

    @Test
    void offersAreDrawnAfterTheFirstBlockOfTheNextCycle(@TempDir Path home) throws Exception {
        try (TestChain chain = new TestChain(home)) {
            chain.refused(ErrorCode.E_NOT_FOUND, "reviewer0", offer("reviewer0"));
            chain.must("expert", new Msg.PublishModel(Fixtures.json(WholeCycle.MODEL), 50_000_000));
            chain.refused(ErrorCode.E_CONFLICT, "expert", offer("expert"));
            chain.must("reviewer0", offer("reviewer0"));
            chain.refused(ErrorCode.E_PERSON, "reviewer0", offer("reviewer0"));
            for (int i = 1; i < 8; i++) {
                chain.must("reviewer" + i, offer("reviewer" + i));
            }
            chain.advanceTo(1, Phase.BATCHES);
            assertThat(assigned(chain, 1)).isEmpty();
            chain.block();
            List<Bytes> drawn = assigned(chain, 1);
            assertThat(drawn).hasSize(5).doesNotHaveDuplicates();
            List<Bytes> offers = IntStream.range(0, 8)
                    .mapToObj(i -> TestKeys.address("reviewer" + i))
                    .toList();
            assertThat(offers).containsAll(drawn);
            drawn.forEach(one -> assertThat(chain.state().has(StateKeys.assigned(MODEL, 1, one)))
                    .isTrue());
            chain.advanceTo(2, Phase.BATCHES);
            chain.block();
            assertThat(assigned(chain, 2)).isEmpty();
        }
    }

    private static List<Bytes> assigned(TestChain chain, long cycle) {
        var list = StateKeys.assignments(MODEL, cycle);
        return LongStream.range(0, chain.state().count(list))
                .mapToObj(i -> chain.state().item(list, i).id())
                .toList();
    }

    /** Reports on cycle 1 by assigned and open reviewers. */
    @Test
    void assignedReportsMakeFullExperience(@TempDir Path home) throws Exception {
        try (TestChain chain = new TestChain(home)) {
            chain.must("expert", new Msg.PublishModel(Fixtures.json(WholeCycle.MODEL), 50_000_000));
            for (int i = 0; i < 5; i++) {
                chain.must("reviewer" + i, offer("reviewer" + i));
            }
            chain.must("merchant", Fixtures.publish(WholeCycle.LISTING));
            chain.advanceTo(2, Phase.BATCHES);
            WholeCycle.reviewAll(chain, 1);
            chain.advanceTo(3, Phase.BATCHES);
            for (int i : new int[] {0, 4, 5, 9}) {
                ReportState report = java.util.Objects.requireNonNull(
                        chain.state().get(StateKeys.report(Fixtures.id(WholeCycle.report(i)))));
                long gain = ExperiencePower.gain(report.score(), 7_500_000, 10_000, i < 5);
                assertThat(new Court(chain).power("reviewer" + i))
                        .as("reviewer%d", i)
                        .isEqualTo(ExperiencePower.raw(gain, ExperiencePower.nextIndex(ExperiencePower.FIRST_INDEX)));
            }
        }
    }
}
