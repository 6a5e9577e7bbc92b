package org.cttdc.protocol.consensus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.proof.Bits;
import org.junit.jupiter.api.Test;

class ValidatorSetTest {
    private static final Map<Bytes, Integer> NUMBERS = new HashMap<>(IntStream.range(0, 14)
            .boxed()
            .collect(Collectors.toMap(i -> TestKeys.key(i).value(), i -> i)));

    @Test
    void rotatesAndChangesAsTheReferenceDoes() throws IOException {
        ValidatorSet set = ValidatorSet.EMPTY;
        boolean refused = false;
        for (String line : trace()) {
            String[] words = line.split(" ");
            switch (words[0]) {
                case "GENESIS" -> set = ValidatorSet.genesis(validators(words));
                case "ROTATE" -> set = set.rotate(Integer.parseInt(words[1]));
                case "CHANGE" -> {
                    try {
                        set = set.update(validators(words));
                    } catch (IllegalArgumentException e) {
                        refused = true;
                    }
                }
                case "REFUSED" -> {
                    assertThat(refused)
                            .as("the change before should be refused")
                            .isTrue();
                    refused = false;
                }
                case "SET" -> {
                    assertThat(refused)
                            .as("the change before should be accepted")
                            .isFalse();
                    assertThat(describe(set)).isEqualTo(line);
                }
                default -> throw new IllegalStateException(line);
            }
        }
    }

    @Property(tries = 100)
    void prioritiesStayCentredAndBounded(
            @ForAll @Size(min = 1, max = 12) List<@LongRange(min = 1, max = 1_000_000) Long> powers,
            @ForAll @IntRange(min = 1, max = 50) int rounds) {
        ValidatorSet set = ValidatorSet.genesis(numbered(powers)).rotate(rounds);
        long sum =
                set.validators().stream().mapToLong(Validator::proposerPriority).sum();
        assertThat(Math.abs(sum)).isLessThan(set.size() + 1L);
        assertThat(set.validators())
                .allSatisfy(v -> assertThat(Math.abs(v.proposerPriority())).isLessThanOrEqualTo(2 * set.totalPower()));
    }

    /** Over total-power rounds everyone proposes in proportion to their power. */
    @Test
    void everyoneProposesInProportionToTheirPower() {
        ValidatorSet set = ValidatorSet.genesis(numbered(List.of(1L, 2L, 7L)));
        Map<Bytes, Integer> turns = new HashMap<>();
        for (int i = 0; i < 1000; i++) {
            turns.merge(set.proposer().orElseThrow().address(), 1, Integer::sum);
            set = set.rotate(1);
        }
        for (Validator validator : set.validators()) {
            assertThat(turns.get(validator.address())).isEqualTo((int) validator.power() * 100);
        }
    }

    @Property(tries = 100)
    void hashChangesWithAnyBitOfKeyOrPower(
            @ForAll @IntRange(min = 1, max = 9) int size, @ForAll @IntRange(max = 1 << 16) int bit) {
        ValidatorSet set = ValidatorSet.of(
                numbered(IntStream.range(0, size).mapToObj(i -> i + 10L).toList()));
        Validator first = set.get(0);
        Validator otherKey =
                Validator.of(PublicKey.ed25519(Bits.flip(first.publicKey().value(), bit)), first.power());
        Validator otherPower = Validator.of(first.publicKey(), first.power() ^ (1L << (bit % 40)));
        assertThat(replaced(set, otherKey).hash()).isNotEqualTo(set.hash());
        assertThat(replaced(set, otherPower).hash()).isNotEqualTo(set.hash());
    }

    @Test
    void putsValidatorsInOrderWhateverTheOrderGiven() {
        List<Validator> validators = numbered(List.of(5L, 9L, 5L, 1L));
        ValidatorSet set = ValidatorSet.of(validators);
        assertThat(set.validators()).isSortedAccordingTo(Validator.SET_ORDER);
        assertThat(ValidatorSet.of(validators.reversed()).hash()).isEqualTo(set.hash());
        assertThat(set.indexOf(set.addressAt(2))).isEqualTo(2);
        assertThat(set.indexOf(Bytes.of(new byte[20]))).isEqualTo(-1);
    }

    @Test
    void refusesSetsThatCannotBe() {
        Validator one = Validator.of(TestKeys.key(1), 1);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ValidatorSet.of(List.of(one, Validator.of(TestKeys.key(1), 2))))
                .withMessageContaining("twice");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ValidatorSet.of(List.of(Validator.of(TestKeys.key(1), -1))));
        Validator most = Validator.of(TestKeys.key(1), ValidatorSet.MAX_TOTAL_POWER);
        assertThat(ValidatorSet.of(List.of(most)).totalPower()).isEqualTo(ValidatorSet.MAX_TOTAL_POWER);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ValidatorSet.of(List.of(most, Validator.of(TestKeys.key(2), 1))))
                .withMessageContaining("total");
        // GHSA-g5xx-c4hv-9ccc: priorities from another node must not overflow the arithmetic here.
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ValidatorSet.of(List.of(new Validator(TestKeys.key(1), 1, Long.MIN_VALUE))))
                .withMessageContaining("priority");
    }

    @Test
    void refusesChangesThatWouldStopTheChain() {
        ValidatorSet set = ValidatorSet.genesis(numbered(List.of(1L, 1L)));
        Validator joining = Validator.of(TestKeys.key(5), 3);
        assertThatIllegalArgumentException().isThrownBy(() -> set.update(List.of(joining, joining)));
        assertThatIllegalArgumentException().isThrownBy(() -> set.update(List.of(Validator.of(TestKeys.key(5), 0))));
        assertThatIllegalArgumentException().isThrownBy(() -> set.update(List.of(Validator.of(TestKeys.key(0), -1))));
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> set.update(List.of(Validator.of(TestKeys.key(0), 0), Validator.of(TestKeys.key(1), 0))));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> set.update(List.of(Validator.of(TestKeys.key(5), ValidatorSet.MAX_TOTAL_POWER))));
        assertThat(set.update(List.of())).isEqualTo(set);
    }

    @Test
    void addressesAreThoseOfTheReference() {
        // ed25519.GenPrivKeyFromSecret([]byte("validator 0")).PubKey().Address() of CometBFT.
        assertThat(TestKeys.key(0).address().hex()).isEqualTo("576fab0b4a7cd66f49c7f51c3341866c5b1c619a");
        // crypto/secp256k1/secp256k1_test.go of CometBFT: 1CKZ9Nx4zgds8tU7nJHotKSDr4a9bYJCa3 without version and
        // checksum.
        PublicKey secp = new PublicKey(
                PublicKey.Type.SECP256K1,
                Bytes.fromHex("02950e1cdfcb133d6024109fd489f734eeb4502418e538c28481f22bce276f248c"));
        assertThat(secp.address().hex()).isEqualTo("7c2bb42a8be69791ec763e51f5a49bcd41e82237");
    }

    private static ValidatorSet replaced(ValidatorSet set, Validator first) {
        List<Validator> changed = new ArrayList<>(set.validators());
        changed.set(0, first);
        return ValidatorSet.of(changed);
    }

    private static List<Validator> numbered(List<Long> powers) {
        return IntStream.range(0, powers.size())
                .mapToObj(i -> Validator.of(TestKeys.key(i), powers.get(i)))
                .toList();
    }

    private static List<Validator> validators(String[] words) {
        return Arrays.stream(words)
                .skip(1)
                .map(word -> word.split(":"))
                .map(v -> Validator.of(TestKeys.key(Integer.parseInt(v[0])), Long.parseLong(v[1])))
                .toList();
    }

    private static String describe(ValidatorSet set) {
        return "SET " + set.hash() + ' ' + set.totalPower() + ' '
                + NUMBERS.get(set.proposer().orElseThrow().publicKey().value()) + ' '
                + set.validators().stream()
                        .map(v -> NUMBERS.get(v.publicKey().value()) + ":" + v.power() + ':' + v.proposerPriority())
                        .collect(Collectors.joining(" "));
    }

    private static List<String> trace() throws IOException {
        try (InputStream in =
                Objects.requireNonNull(ValidatorSetTest.class.getResourceAsStream("validator-sets.txt"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .toList();
        }
    }
}
