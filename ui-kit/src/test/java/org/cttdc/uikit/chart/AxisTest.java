package org.cttdc.uikit.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.BigRange;
import net.jqwik.api.constraints.Scale;

class AxisTest {

    @Example
    void labelsHaveTheDecimalsOfTheStep() {
        assertThat(Axis.label(new BigDecimal("2"), new BigDecimal("0.1"))).isEqualTo("2.0");
        assertThat(Axis.label(new BigDecimal("-20"), new BigDecimal("10"))).isEqualTo("\u221220");
    }

    @Property
    void everyValueHasItsPlace(
            @ForAll @BigRange(min = "-1000000", max = "1000000") @Scale(4) BigDecimal one,
            @ForAll @BigRange(min = "-1000000", max = "1000000") @Scale(4) BigDecimal other) {
        Axis axis = Axis.over(List.of(one, other), 10, 110);
        assertThat(axis.at(one)).isBetween(9.999, 110.001);
        assertThat(axis.at(other)).isBetween(9.999, 110.001);
        assertThat(axis.ticks().size()).isBetween(2, 9);
    }
}
