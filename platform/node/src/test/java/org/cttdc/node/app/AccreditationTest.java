package org.cttdc.node.app;

import static org.assertj.core.api.Assertions.assertThat;

import org.cttdc.node.TestKeys;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.codec.RecordCodec;
import org.cttdc.protocol.state.Ref;
import org.cttdc.protocol.state.StateKeys;
import org.junit.jupiter.api.Test;

class AccreditationTest {
    private static final Bytes LAB = TestKeys.address("lab");

    @Test
    void aLaboratoryStandsOnceInTheListHoweverOftenItIsAccredited() {
        StateStore state = new StateStore(key -> null);
        Accreditations.addLab(state, LAB);
        state.remove(StateKeys.lab(LAB));
        assertThat(state.has(StateKeys.lab(LAB))).isFalse();
        Accreditations.addLab(state, LAB);
        assertThat(state.get(StateKeys.lab(LAB))).isEqualTo(new Ref(LAB));
        assertThat(state.count(StateKeys.labs())).isEqualTo(1);
    }

    @Test
    void whatIsTakenAwayIsGoneInEveryLayerAndFromTheStore() {
        StateStore state = new StateStore(key -> Bytes.of(RecordCodec.encode(new Ref(LAB))));
        StateStore layer = state.child();
        layer.remove(StateKeys.lab(LAB));
        assertThat(state.has(StateKeys.lab(LAB))).isTrue();
        layer.mergeIntoParent();
        assertThat(state.has(StateKeys.lab(LAB))).isFalse();
        assertThat(state.changes()).hasSize(1).containsValue(null);
    }
}
