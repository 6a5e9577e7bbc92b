package org.cttdc.protocol.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.rules.Arbitration.Ruling;
import org.cttdc.protocol.rules.DisputeWindows.Window;
import org.junit.jupiter.api.Test;

class DisputeWindowsTest {
    /** A list of every height with its window, written out. */
    @Property(tries = 200)
    void windowsFollowEachOtherBlockByBlock(
            @ForAll @LongRange(min = 1, max = 50) long start,
            @ForAll @LongRange(min = 1, max = 12) long commit,
            @ForAll @LongRange(min = 1, max = 12) long reveal,
            @ForAll @LongRange(min = 0, max = 12) long appeal) {
        List<Window> expected = new ArrayList<>();
        add(expected, Window.BEFORE, start);
        add(expected, Window.COMMIT, commit);
        add(expected, Window.REVEAL, reveal);
        add(expected, Window.APPEAL, appeal / 2);
        add(expected, Window.ANSWER, appeal - appeal / 2);
        add(expected, Window.OVER, 3);
        DisputeWindows windows = new DisputeWindows(start, commit, reveal, appeal);
        for (int height = 0; height < expected.size(); height++) {
            assertThat(windows.at(height)).as("height %d", height).isEqualTo(expected.get(height));
        }
    }

    private static void add(List<Window> list, Window window, long times) {
        for (long i = 0; i < times; i++) {
            list.add(window);
        }
    }

    /** Every part of a vote is bound. */
    @Test
    void aCommitmentBindsEverythingAboutTheVote() {
        Bytes juror = Bytes.fromHex("11".repeat(20));
        Bytes salt = Bytes.fromHex("22".repeat(32));
        assertThat(List.of(
                        Arbitration.voteCommitment(1, 2, juror, Ruling.UPHOLD, salt),
                        Arbitration.voteCommitment(2, 1, juror, Ruling.UPHOLD, salt),
                        Arbitration.voteCommitment(1, 3, juror, Ruling.UPHOLD, salt),
                        Arbitration.voteCommitment(1, 2, Bytes.fromHex("12".repeat(20)), Ruling.UPHOLD, salt),
                        Arbitration.voteCommitment(1, 2, juror, Ruling.REFUSE, salt),
                        Arbitration.voteCommitment(1, 2, juror, Ruling.UPHOLD, Bytes.fromHex("23".repeat(32)))))
                .doesNotHaveDuplicates();
    }

    @Test
    void accuracyInPartsIsThatInWholes() {
        assertThat(AdaptiveVote.accuracy(0, 0, 1_000)).isEqualTo(AdaptiveVote.accuracy(0, 0));
        assertThat(AdaptiveVote.accuracy(7_000, 3_000, 1_000)).isEqualTo(AdaptiveVote.accuracy(7, 3));
        assertThat(AdaptiveVote.accuracy(7_500, 3_000, 1_000))
                .isBetween(AdaptiveVote.accuracy(7, 3), AdaptiveVote.accuracy(8, 3));
    }
}
