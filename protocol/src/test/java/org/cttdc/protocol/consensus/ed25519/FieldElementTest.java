package org.cttdc.protocol.consensus.ed25519;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** Limb arithmetic against exact integers, around the prime and with factors as large as they are allowed to be. */
class FieldElementTest {
    private static final BigInteger P = EdwardsPoint.P;
    private static final BigInteger TWO_255 = BigInteger.TWO.pow(255);

    /** All of 0 to 2^255 - 1, and often its edges, the prime's and those of limbs. */
    @Provide
    Arbitrary<BigInteger> numbers() {
        Arbitrary<BigInteger> edges = Arbitraries.of(0, 51, 102, 153, 204, 255)
                .flatMap(bit -> Arbitraries.integers()
                        .between(-40, 40)
                        .map(near -> BigInteger.TWO
                                .pow(bit)
                                .add(BigInteger.valueOf(near))
                                .mod(TWO_255)));
        return Arbitraries.oneOf(
                edges, Arbitraries.bigIntegers().between(BigInteger.ZERO, TWO_255.subtract(BigInteger.ONE)));
    }

    @Property(tries = 2_000)
    void productsAndSquaresAreExact(@ForAll("numbers") BigInteger m, @ForAll("numbers") BigInteger n) {
        FieldElement result = new FieldElement();
        result.multiply(element(m), element(n));
        assertThat(number(result)).isEqualTo(m.multiply(n).mod(P));
        result.square(element(m));
        assertThat(number(result)).isEqualTo(m.multiply(m).mod(P));
        FieldElement same = element(m);
        same.multiply(same, same);
        assertThat(number(same)).isEqualTo(m.multiply(m).mod(P));
    }

    @Property(tries = 2_000)
    void sumsOfThreeMayBeFactorsUncarried(
            @ForAll("numbers") BigInteger m, @ForAll("numbers") BigInteger n, @ForAll boolean negative) {
        FieldElement sum = element(m);
        sum.add(sum, element(n));
        sum.add(sum, element(n));
        BigInteger expected = m.add(n).add(n);
        if (negative) {
            sum.negate(sum);
            expected = expected.negate();
        }
        assertThat(number(sum)).isEqualTo(expected.mod(P));
        FieldElement result = new FieldElement();
        result.square(sum);
        assertThat(number(result)).isEqualTo(expected.multiply(expected).mod(P));
        result.multiply(sum, sum);
        assertThat(number(result)).isEqualTo(expected.multiply(expected).mod(P));
        result.subtract(result, sum);
        assertThat(number(result))
                .isEqualTo(expected.multiply(expected).subtract(expected).mod(P));
    }

    @Property(tries = 200)
    void inversesMultiplyToOne(@ForAll("numbers") BigInteger n) {
        FieldElement inverse = new FieldElement();
        inverse.invert(element(n));
        BigInteger reduced = n.mod(P);
        assertThat(number(inverse)).isEqualTo(reduced.signum() == 0 ? BigInteger.ZERO : reduced.modInverse(P));
    }

    @Test
    void encodesBelowThePrime() {
        for (int i = 0; i < 40; i++) {
            BigInteger n = TWO_255.subtract(BigInteger.valueOf(i + 1));
            assertThat(number(element(n))).isEqualTo(n.mod(P));
        }
        assertThat(element(P).isZero()).isTrue();
        assertThat(element(P.add(BigInteger.ONE)).isOdd()).isTrue();
    }

    private static FieldElement element(BigInteger number) {
        FieldElement element = new FieldElement();
        element.decode(EdwardsPoint.littleEndian(number), 0);
        return element;
    }

    private static BigInteger number(FieldElement element) {
        return EdwardsPoint.littleEndian(element.encode());
    }
}
