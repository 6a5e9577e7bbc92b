package org.cttdc.protocol.consensus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.List;
import org.cttdc.protocol.Bytes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BlockTimeTest {
    /** Worked by hand: start at half of the voting total, subtract powers in the order of time until the rest fits. */
    @ParameterizedTest
    @CsvSource({
        "10 20 30, 1 1 1, 10",
        "10 20 30, 1 1 9, 30",
        "10 20 30, 9 1 1, 10",
        "10 20, 1 1, 10",
        "10 0 30, 5 90 5, 10",
        "30 20 10, 4 4 2, 20",
    })
    void isThePowerWeightedMedianOfTheVotes(String seconds, String powers, long expected) {
        List<Validator> validators = new ArrayList<>();
        List<CommitSig> sigs = new ArrayList<>();
        String[] times = seconds.split(" ");
        String[] weights = powers.split(" ");
        for (int i = 0; i < times.length; i++) {
            validators.add(Validator.of(TestKeys.key(i), Long.parseLong(weights[i])));
            sigs.add(times[i].equals("0") ? CommitSig.ABSENT : vote(i, Long.parseLong(times[i])));
        }
        Commit commit = new Commit(5, 0, BlockId.NONE, sigs);
        assertThat(BlockTime.median(commit, ValidatorSet.of(validators)).seconds())
                .isEqualTo(expected);
    }

    @Test
    void refusesStrangersAndEmptyCommits() {
        ValidatorSet set = ValidatorSet.of(List.of(Validator.of(TestKeys.key(0), 1)));
        Commit stranger = new Commit(5, 0, BlockId.NONE, List.of(vote(1, 10)));
        Commit empty = new Commit(5, 0, BlockId.NONE, List.of(CommitSig.ABSENT));
        assertThatIllegalArgumentException().isThrownBy(() -> BlockTime.median(stranger, set));
        assertThatIllegalArgumentException().isThrownBy(() -> BlockTime.median(empty, set));
    }

    private static CommitSig vote(int validator, long seconds) {
        return new CommitSig(
                BlockIdFlag.COMMIT, TestKeys.key(validator).address(), new Timestamp(seconds, 0), Bytes.of((byte) 1));
    }
}
