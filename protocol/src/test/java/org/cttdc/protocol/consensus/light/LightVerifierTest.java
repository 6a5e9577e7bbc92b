package org.cttdc.protocol.consensus.light;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.consensus.BlockId;
import org.cttdc.protocol.consensus.BlockIdFlag;
import org.cttdc.protocol.consensus.Commit;
import org.cttdc.protocol.consensus.CommitSig;
import org.cttdc.protocol.consensus.ConsensusVersion;
import org.cttdc.protocol.consensus.Header;
import org.cttdc.protocol.consensus.LightBlock;
import org.cttdc.protocol.consensus.PartSetHeader;
import org.cttdc.protocol.consensus.PublicKey;
import org.cttdc.protocol.consensus.SignedHeader;
import org.cttdc.protocol.consensus.TestKeys;
import org.cttdc.protocol.consensus.Timestamp;
import org.cttdc.protocol.consensus.Validator;
import org.cttdc.protocol.consensus.ValidatorSet;
import org.cttdc.protocol.consensus.light.Verdict.Expired;
import org.cttdc.protocol.consensus.light.Verdict.Invalid;
import org.cttdc.protocol.consensus.light.Verdict.NotEnoughTrust;
import org.cttdc.protocol.consensus.light.Verdict.Ok;
import org.cttdc.protocol.consensus.light.Verdict.Reason;
import org.cttdc.protocol.proof.Bits;
import org.junit.jupiter.api.Test;

class LightVerifierTest {
    private static final VerifyOptions OPTIONS = VerifyOptions.trusting(Duration.ofHours(1));
    private static final ValidatorSet SET = TestChain.set(0, 4);
    private static final ValidatorSet OTHERS = TestChain.set(2, 8);
    private static final TrustedState TRUSTED = TrustedState.of(TestChain.block(10, SET, SET));
    private static final LightBlock NEXT = TestChain.block(11, SET, SET);
    private static final LightBlock LATER = TestChain.block(20, SET, SET);
    private static final Timestamp NOW = TestChain.time(30);

    private final LightVerifier verifier = new LightVerifier();

    @Test
    void acceptsTheNextAndALaterHeight() {
        assertThat(verify(NEXT)).isEqualTo(new Ok());
        assertThat(verify(LATER)).isEqualTo(new Ok());
        assertThat(verifier.verifyCommit(LATER, TestChain.CHAIN)).isEqualTo(new Ok());
    }

    @Test
    void trustEndsExactlyWithTheTrustingPeriod() {
        Timestamp end = TestChain.time(10).plus(OPTIONS.trustingPeriod());
        assertThat(verifier.verify(TRUSTED, NEXT, OPTIONS, end)).isEqualTo(new Expired(end));
        assertThat(verifier.verify(TRUSTED, NEXT, OPTIONS, end.plus(Duration.ofNanos(-1))))
                .isEqualTo(new Ok());
    }

    @Test
    void aHeaderMayLieAheadOfTheClockByLessThanTheDrift() {
        Timestamp edge = NEXT.header().time().plus(OPTIONS.clockDrift().negated());
        assertThat(reason(verifier.verify(TRUSTED, NEXT, OPTIONS, edge))).isEqualTo(Reason.FUTURE);
        assertThat(verifier.verify(TRUSTED, NEXT, OPTIONS, edge.plus(Duration.ofNanos(1))))
                .isEqualTo(new Ok());
    }

    @Test
    void refusesHeightsAndTimesThatDoNotGrow() {
        assertThat(reason(verify(TestChain.block(10, SET, SET)))).isEqualTo(Reason.NOT_MONOTONIC_HEIGHT);
        assertThat(reason(verify(TestChain.block(9, SET, SET)))).isEqualTo(Reason.NOT_MONOTONIC_HEIGHT);
        Header stale = change(
                LATER.header(),
                TestChain.CHAIN,
                20,
                TestChain.time(10),
                LATER.header().version());
        assertThat(reason(verify(TestChain.signed(stale, SET)))).isEqualTo(Reason.NOT_MONOTONIC_TIME);
    }

    @Test
    void refusesForeignHeaders() {
        Header h = LATER.header();
        Header foreign = change(h, "other", h.height(), h.time(), h.version());
        assertThat(reason(verify(TestChain.signed(foreign, SET)))).isEqualTo(Reason.CHAIN_ID);
        Header future = change(h, h.chainId(), h.height(), h.time(), new ConsensusVersion(12, 1));
        assertThat(reason(verify(TestChain.signed(future, SET)))).isEqualTo(Reason.BLOCK_PROTOCOL);
        Header zero = change(h, h.chainId(), 0, h.time(), h.version());
        assertThat(reason(verify(TestChain.signed(zero, SET)))).isEqualTo(Reason.HEIGHT);
    }

    @Test
    void theNextHeightNeedsTheValidatorsAnnounced() {
        assertThat(reason(verify(TestChain.block(11, OTHERS, OTHERS)))).isEqualTo(Reason.NEXT_VALIDATORS);
    }

    @Test
    void aLaterHeightNeedsMoreThanTheTrustedShare() {
        // Two of four trusted validators sign: 20 of 40 is more than a third but no more than a half.
        LightBlock block = TestChain.block(20, OTHERS, OTHERS);
        assertThat(verify(block)).isEqualTo(new Ok());
        VerifyOptions half = new VerifyOptions(OPTIONS.trustingPeriod(), OPTIONS.clockDrift(), new TrustLevel(1, 2));
        assertThat(verifier.verify(TRUSTED, block, half, NOW)).isEqualTo(new NotEnoughTrust(20, 20));
        assertThat(verify(TestChain.block(20, TestChain.set(8, 12), SET))).isEqualTo(new NotEnoughTrust(0, 13));
    }

    @Test
    void refusesAnotherSetThanTheHeaders() {
        LightBlock block = new LightBlock(LATER.signedHeader(), OTHERS);
        assertThat(reason(verify(block))).isEqualTo(Reason.VALIDATORS);
    }

    @Test
    void needsMoreThanTwoThirds() {
        // 3 of 4 is enough, 2 of 4 is not; of 3, exactly two thirds are not.
        assertThat(verify(withSig(LATER, 3, CommitSig.ABSENT))).isEqualTo(new Ok());
        LightBlock two = withSig(withSig(LATER, 3, CommitSig.ABSENT), 2, CommitSig.ABSENT);
        assertThat(reason(verify(two))).isEqualTo(Reason.NOT_ENOUGH_POWER);
        ValidatorSet three = TestChain.set(0, 3);
        LightBlock exact = withSig(TestChain.block(20, three, three), 1, CommitSig.ABSENT);
        assertThat(reason(verify(exact))).isEqualTo(Reason.NOT_ENOUGH_POWER);
    }

    /** Votes for no block are no votes for this one, even under a valid signature. */
    @Test
    void votesForNoBlockDoNotCount() {
        LightBlock block = LATER;
        for (int i = 2; i < 4; i++) {
            CommitSig sig = block.commit().signatures().get(i);
            block = withSig(
                    block, i, new CommitSig(BlockIdFlag.NIL, sig.validatorAddress(), sig.timestamp(), sig.signature()));
        }
        assertThat(reason(verify(block))).isEqualTo(Reason.NOT_ENOUGH_POWER);
    }

    /** GHSA-c32p-wcqj-j677: a signature under one address in another validator's place. */
    @Test
    void refusesASignatureInAnothersPlace() {
        CommitSig second = LATER.commit().signatures().get(1);
        assertThat(reason(verify(withSig(LATER, 0, second)))).isIn(Reason.SIGNER, Reason.DOUBLE_VOTE);
        LightBlock next = withSig(NEXT, 0, NEXT.commit().signatures().get(1));
        assertThat(reason(verify(next))).isEqualTo(Reason.SIGNER);
    }

    @Test
    void refusesTheSameValidatorTwiceAmongTheTrusted() {
        VerifyOptions all = new VerifyOptions(OPTIONS.trustingPeriod(), OPTIONS.clockDrift(), new TrustLevel(2, 3));
        LightBlock block = withSig(LATER, 1, LATER.commit().signatures().get(0));
        assertThat(reason(verifier.verify(TRUSTED, block, all, NOW))).isEqualTo(Reason.DOUBLE_VOTE);
    }

    /** GHSA-6jrf-4jv4-r9mw: an address is what its key says, so a foreign key cannot sign for a trusted validator. */
    @Test
    void aForeignKeyCannotTakeATrustedPlace() {
        Validator first = SET.get(0);
        ValidatorSet forged = ValidatorSet.of(
                List.of(Validator.of(TestKeys.key(9), first.power()), SET.get(1), SET.get(2), SET.get(3)));
        assertThat(forged.indexOf(SET.addressAt(0))).isEqualTo(-1);
        LightBlock block = new LightBlock(LATER.signedHeader(), forged);
        assertThat(reason(verify(block))).isEqualTo(Reason.VALIDATORS);
    }

    @Test
    void refusesCommitsNoBlockCanHave() {
        Commit commit = LATER.commit();
        refusedCommit(Reason.COMMIT, new Commit(20, -1, commit.blockId(), commit.signatures()));
        refusedCommit(Reason.COMMIT, new Commit(20, 0, commit.blockId(), List.of()));
        refusedCommit(Reason.COMMIT, new Commit(20, 0, BlockId.NONE, commit.signatures()));
        refusedCommit(
                Reason.COMMIT,
                new Commit(20, 0, commit.blockId(), commit.signatures().subList(0, 3)));
        refusedCommit(Reason.COMMIT_HEIGHT, new Commit(19, 0, commit.blockId(), commit.signatures()));
        CommitSig sig = commit.signatures().get(0);
        Bytes address = sig.validatorAddress();
        List<CommitSig> impossible = List.of(
                new CommitSig(BlockIdFlag.ABSENT, address, Timestamp.ZERO, Bytes.EMPTY),
                new CommitSig(BlockIdFlag.ABSENT, Bytes.EMPTY, sig.timestamp(), Bytes.EMPTY),
                new CommitSig(BlockIdFlag.ABSENT, Bytes.EMPTY, Timestamp.ZERO, sig.signature()),
                new CommitSig(BlockIdFlag.COMMIT, address.slice(0, 19), sig.timestamp(), sig.signature()),
                new CommitSig(BlockIdFlag.COMMIT, address, sig.timestamp(), Bytes.EMPTY),
                new CommitSig(BlockIdFlag.NIL, address, sig.timestamp(), Bytes.of(new byte[65])));
        for (CommitSig bad : impossible) {
            assertThat(reason(verify(withSig(LATER, 0, bad)))).as("%s", bad).isEqualTo(Reason.COMMIT);
        }
    }

    @Property(tries = 200)
    void anyChangedBitOfAHeaderIsRefused(@ForAll @IntRange(max = 14) int field, @ForAll @IntRange(max = 255) int bit) {
        Header changed = flip(NEXT.header(), field, bit);
        Verdict verdict = verify(new LightBlock(new SignedHeader(changed, NEXT.commit()), SET));
        assertThat(reason(verdict))
                .isIn(Reason.COMMIT_BLOCK, Reason.CHAIN_ID, Reason.BLOCK_PROTOCOL, Reason.HEIGHT, Reason.COMMIT_HEIGHT);
    }

    @Property(tries = 40)
    void anyChangedBitOfACountedSignatureIsRefused(
            @ForAll @IntRange(max = 2) int place, @ForAll @IntRange(max = 511) int bit) {
        CommitSig sig = NEXT.commit().signatures().get(place);
        CommitSig signature =
                new CommitSig(sig.flag(), sig.validatorAddress(), sig.timestamp(), Bits.flip(sig.signature(), bit));
        assertThat(reason(verify(withSig(NEXT, place, signature)))).isEqualTo(Reason.SIGNATURE);
        CommitSig address =
                new CommitSig(sig.flag(), Bits.flip(sig.validatorAddress(), bit), sig.timestamp(), sig.signature());
        assertThat(reason(verify(withSig(NEXT, place, address)))).isEqualTo(Reason.SIGNER);
        Timestamp moved = new Timestamp(sig.timestamp().seconds() ^ (1L << (bit % 30)), 0);
        CommitSig time = new CommitSig(sig.flag(), sig.validatorAddress(), moved, sig.signature());
        assertThat(reason(verify(withSig(NEXT, place, time)))).isEqualTo(Reason.SIGNATURE);
    }

    @Property(tries = 100)
    void anyChangedBitOfAValidatorIsRefused(
            @ForAll @IntRange(max = 3) int place, @ForAll @IntRange(max = 255) int bit) {
        Validator validator = SET.get(place);
        List<Validator> changed = new ArrayList<>(SET.validators());
        changed.set(
                place,
                Validator.of(PublicKey.ed25519(Bits.flip(validator.publicKey().value(), bit)), 10));
        assertThat(reason(verify(new LightBlock(NEXT.signedHeader(), ValidatorSet.of(changed)))))
                .isEqualTo(Reason.VALIDATORS);
        changed.set(place, Validator.of(validator.publicKey(), 10 ^ (1L << (bit % 50))));
        assertThat(reason(verify(new LightBlock(NEXT.signedHeader(), ValidatorSet.of(changed)))))
                .isEqualTo(Reason.VALIDATORS);
    }

    @Test
    void goesBackAlongTheHashLinks() {
        Header lower = TestChain.header(11, SET, SET, BlockId.NONE);
        BlockId id = new BlockId(lower.hash(), new PartSetHeader(1, TestChain.HASH));
        Header upper = TestChain.header(12, SET, SET, id);
        assertThat(verifier.verifyBackwards(lower, upper)).isEqualTo(new Ok());
        Header other = TestChain.header(11, SET, OTHERS, BlockId.NONE);
        assertThat(reason(verifier.verifyBackwards(other, upper))).isEqualTo(Reason.LAST_BLOCK);
        Header far = TestChain.header(10, SET, SET, BlockId.NONE);
        assertThat(reason(verifier.verifyBackwards(far, upper))).isEqualTo(Reason.NOT_MONOTONIC_HEIGHT);
        Header late = change(lower, lower.chainId(), 11, upper.time(), lower.version());
        assertThat(reason(verifier.verifyBackwards(late, upper))).isEqualTo(Reason.NOT_MONOTONIC_TIME);
        Header foreign = change(lower, "other", 11, lower.time(), lower.version());
        assertThat(reason(verifier.verifyBackwards(foreign, upper))).isEqualTo(Reason.CHAIN_ID);
    }

    @Test
    void trustNeedsASetTheHeaderVouchesFor() {
        assertThatIllegalArgumentException().isThrownBy(() -> new TrustedState(LATER.header(), OTHERS));
        Header announcing = TestChain.header(10, SET, OTHERS, BlockId.NONE);
        assertThat(new TrustedState(announcing, OTHERS).validators()).isEqualTo(OTHERS);
    }

    @Test
    void trustLevelsLieBetweenAThirdAndAll() {
        assertThatIllegalArgumentException().isThrownBy(() -> new TrustLevel(1, 4));
        assertThatIllegalArgumentException().isThrownBy(() -> new TrustLevel(4, 3));
        assertThatIllegalArgumentException().isThrownBy(() -> new TrustLevel(0, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> new TrustLevel(-1, -3));
        assertThat(new TrustLevel(1, 1).powerToExceed(100)).isEqualTo(100);
    }

    private Verdict verify(LightBlock untrusted) {
        return verifier.verify(TRUSTED, untrusted, OPTIONS, NOW);
    }

    private void refusedCommit(Reason reason, Commit commit) {
        assertThat(reason(verify(new LightBlock(new SignedHeader(LATER.header(), commit), SET))))
                .isEqualTo(reason);
    }

    private static Reason reason(Verdict verdict) {
        assertThat(verdict).isInstanceOf(Invalid.class);
        return ((Invalid) verdict).reason();
    }

    private static LightBlock withSig(LightBlock block, int place, CommitSig sig) {
        List<CommitSig> sigs = new ArrayList<>(block.commit().signatures());
        sigs.set(place, sig);
        Commit old = block.commit();
        Commit commit = new Commit(old.height(), old.round(), old.blockId(), sigs);
        return new LightBlock(new SignedHeader(block.header(), commit), block.validators());
    }

    private static Header change(Header h, String chain, long height, Timestamp time, ConsensusVersion version) {
        return new Header(
                version,
                chain,
                height,
                time,
                h.lastBlockId(),
                h.lastCommitHash(),
                h.dataHash(),
                h.validatorsHash(),
                h.nextValidatorsHash(),
                h.consensusHash(),
                h.appHash(),
                h.lastResultsHash(),
                h.evidenceHash(),
                h.proposerAddress());
    }

    private static Header flip(Header h, int field, int bit) {
        long number = 1L << (bit % 30);
        BlockId last = h.lastBlockId();
        return new Header(
                field == 0
                        ? new ConsensusVersion(11 ^ number, 1)
                        : field == 14 ? new ConsensusVersion(11, 1 ^ number) : h.version(),
                field == 1 ? h.chainId() + bit : h.chainId(),
                field == 2 ? h.height() ^ number : h.height(),
                field == 3 ? new Timestamp(h.time().seconds() ^ number, 0) : h.time(),
                field == 4 ? new BlockId(last.hash(), new PartSetHeader(number, Bytes.EMPTY)) : last,
                flipIf(field == 5, h.lastCommitHash(), bit),
                flipIf(field == 6, h.dataHash(), bit),
                flipIf(field == 7, h.validatorsHash(), bit),
                flipIf(field == 8, h.nextValidatorsHash(), bit),
                flipIf(field == 9, h.consensusHash(), bit),
                flipIf(field == 10, h.appHash(), bit),
                flipIf(field == 11, h.lastResultsHash(), bit),
                flipIf(field == 12, h.evidenceHash(), bit),
                flipIf(field == 13, h.proposerAddress(), bit));
    }

    private static Bytes flipIf(boolean flips, Bytes value, int bit) {
        return flips ? Bits.flip(value, bit) : value;
    }

    @Test
    void aSuccessorIsAnnouncedLinkedAndOfNow() {
        Header trusted = TRUSTED.header();
        BlockId link = new BlockId(trusted.hash(), new PartSetHeader(1, TestChain.HASH));
        Header next = TestChain.header(11, SET, SET, link);
        assertThat(successor(next, NOW)).isEqualTo(new Ok());
        assertThat(successor(next, trusted.time().plus(OPTIONS.trustingPeriod())))
                .isInstanceOf(Expired.class);
        assertThat(reason(successor(next, TestChain.time(0)))).isEqualTo(Reason.FUTURE);
        assertThat(reason(successor(TestChain.header(12, SET, SET, link), NOW))).isEqualTo(Reason.NOT_MONOTONIC_HEIGHT);
        assertThat(reason(successor(TestChain.header(10, SET, SET, link), NOW))).isEqualTo(Reason.NOT_MONOTONIC_HEIGHT);
        assertThat(reason(successor(TestChain.header(11, OTHERS, SET, link), NOW)))
                .isEqualTo(Reason.NEXT_VALIDATORS);
        assertThat(reason(successor(TestChain.header(11, SET, SET, BlockId.NONE), NOW)))
                .isEqualTo(Reason.LAST_BLOCK);
    }

    private Verdict successor(Header next, Timestamp now) {
        Header trusted = TRUSTED.header();
        return verifier.verifySuccessor(trusted, trusted.hash(), next, OPTIONS, now);
    }
}
