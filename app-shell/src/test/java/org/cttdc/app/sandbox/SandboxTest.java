package org.cttdc.app.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.cttdc.lightnode.api.LightNode;
import org.cttdc.lightnode.api.LightNodes;
import org.cttdc.lightnode.api.StateView;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.rules.CyclePhases.Phase;
import org.cttdc.protocol.state.AuditTask.Finding;
import org.cttdc.protocol.state.CompetitionRef;
import org.cttdc.protocol.state.CompetitionState;
import org.cttdc.protocol.state.PotState;
import org.cttdc.protocol.state.Ref;
import org.cttdc.protocol.state.StakingState;
import org.cttdc.protocol.state.StateKey;
import org.cttdc.protocol.state.StateKeys;
import org.cttdc.uikit.catalogue.Catalogue;
import org.cttdc.uikit.catalogue.PublishedModel;
import org.cttdc.uikit.i18n.Languages;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The sandbox as a newcomer finds it, and the same again after a restart. */
class SandboxTest {
    @TempDir
    Path home;

    @Test
    void opensWithASettledPastAndARunningCompetitionAndKeepsThemOverARestart() throws Exception {
        long height;
        Bytes appHash;
        try (Sandbox sandbox = open();
                LightNode node = LightNodes.open(sandbox.node(), InstantSource.system())) {
            node.awaitHeight(sandbox.height() - 1);
            Catalogue catalogue = new Catalogue(node.head());
            List<PublishedModel> models = catalogue.models().value();
            assertThat(models).hasSize(3);
            assertThat(catalogue.listings().value()).hasSize(Good.all().size());
            for (long cycle = 0; cycle < Past.CYCLES; cycle++) {
                assertThat(catalogue.competitions(cycle).value())
                        .hasSize(3)
                        .allMatch(one -> one.stage() == CompetitionState.Stage.SETTLED)
                        .allMatch(one -> one.reveals() >= 5 && one.winnerCount() >= 3);
            }
            answered(node, Past.CYCLES - 1);
            assertThat(claimed(node)).as("fen and uCTT that pots have paid").isPositive();
            Bytes member = sandbox.cast().address(sandbox.cast().one(Persona.Part.MEMBER));
            assertThat(sandbox.commerce().offers()).hasSize(Good.all().size());
            assertThat(catalogue.competitions(Past.CYCLES).value())
                    .as("the running competitions, with orders")
                    .hasSize(3)
                    .allMatch(one -> one.stage() == CompetitionState.Stage.OPEN && one.orders() > 0);
            assertThat(sandbox.place().cycle()).isEqualTo(Past.CYCLES + 1);
            assertThat(sandbox.place().phase()).isEqualTo(Phase.BATCHES);
            assertThat(member.size()).isEqualTo(20);
            height = sandbox.height();
            appHash = sandbox.appHash();
        }
        try (Sandbox again = open()) {
            assertThat(again.height()).isGreaterThanOrEqualTo(height);
            if (again.height() == height) {
                assertThat(again.appHash()).isEqualTo(appHash);
            }
        }
    }

    @Test
    void theCrowdCarriesACompetitionThroughWhenTheClockIsAdvanced() throws Exception {
        try (Sandbox sandbox = open();
                LightNode node = LightNodes.open(sandbox.node(), InstantSource.system())) {
            long cycle = sandbox.place().cycle();
            while (sandbox.place().cycle() == cycle) {
                sandbox.advancePhase();
            }
            node.awaitHeight(sandbox.height() - 1);
            assertThat(new Catalogue(node.head()).competitions(cycle - 1).value())
                    .hasSize(3)
                    .allMatch(one -> one.stage() == CompetitionState.Stage.SETTLED)
                    .allMatch(one -> one.reveals() >= 5);
            answered(node, Past.CYCLES);
        }
    }

    /** Laboratories have filed what they found of every audit of the cycles before. */
    private static void answered(LightNode node, long cycles) {
        StateView head = node.head();
        List<CompetitionRef> plans = head.list(StateKeys.auditPlans()).value().stream()
                .filter(ref -> ref.cycle() < cycles)
                .toList();
        assertThat(plans).hasSize(Math.toIntExact(3 * cycles));
        List<Finding> findings = new ArrayList<>();
        for (CompetitionRef ref : plans) {
            assertThat(head.read(StateKeys.auditPlan(ref.model(), ref.cycle())).value())
                    .hasValueSatisfying(plan -> assertThat(plan.closed()).isTrue());
            for (Ref audited :
                    head.list(StateKeys.audits(ref.model(), ref.cycle())).value()) {
                findings.add(head.read(StateKeys.audit(audited.id()))
                        .value()
                        .orElseThrow()
                        .finding());
            }
        }
        assertThat(findings).contains(Finding.PASSED).doesNotContain(Finding.OPEN);
    }

    private static long claimed(LightNode node) {
        StateView head = node.head();
        StakingState sums = head.read(StateKeys.staking()).value().orElse(StakingState.START);
        long claimed = 0;
        for (long number = sums.oldest(); number <= sums.term(); number++) {
            for (StateKey<PotState> key : List.of(StateKeys.validatorPot(number), StateKeys.nominatorPot(number))) {
                PotState pot = head.read(key).value().orElse(PotState.of(0));
                claimed += pot.credit().claimed() + pot.ctt().claimed();
            }
        }
        return claimed;
    }

    private Sandbox open() throws Exception {
        return Sandbox.open(
                home, Optional.empty(), new Languages(Locale.ENGLISH), InstantSource.system(), new SecureRandom());
    }
}
