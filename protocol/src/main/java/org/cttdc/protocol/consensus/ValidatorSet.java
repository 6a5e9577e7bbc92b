package org.cttdc.protocol.consensus;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.codec.ProtoWriter;
import org.cttdc.protocol.proof.MerkleTree;
import org.jspecify.annotations.Nullable;

/**
 * The validators of a height, most power first and then by address. Immutable; two sets are equal where their validators, in order
 * and with priorities, are.
 *
 * <p>Follows CometBFT's {@code types/validator_set.go}.
 */
public final class ValidatorSet {
    /** Most power a whole set may have. */
    public static final long MAX_TOTAL_POWER = Long.MAX_VALUE / 8;

    /** No validator. */
    public static final ValidatorSet EMPTY = new ValidatorSet(List.of(), null);

    private static final long MAX_PRIORITY = Long.MAX_VALUE / 2;

    private final List<Validator> validators;
    private final List<Bytes> addresses;
    private final Map<Bytes, Integer> positions;
    private final long totalPower;
    private final @Nullable Validator proposer;
    // Computed on first use; a lost race only computes the same value again.
    private @Nullable Bytes hash;

    private ValidatorSet(List<Validator> unsorted, @Nullable Validator proposer) {
        this.validators = unsorted.stream().sorted(Validator.SET_ORDER).toList();
        this.addresses = validators.stream().map(Validator::address).toList();
        this.positions = new HashMap<>();
        for (int i = 0; i < addresses.size(); i++) {
            if (positions.put(addresses.get(i), i) != null) {
                throw new IllegalArgumentException("validator " + addresses.get(i) + " stands twice in the set");
            }
        }
        this.totalPower = totalOf(validators);
        this.proposer = proposer;
    }

    /**
     * A set as it was received, priorities kept, put in order. Throws {@link IllegalArgumentException} for a validator that stands
     * twice, a negative power, a priority no rotation reaches or a total beyond {@link #MAX_TOTAL_POWER}.
     */
    public static ValidatorSet of(List<Validator> validators) {
        return new ValidatorSet(validators, null);
    }

    /** As {@link #of(List)}, with the proposer the sender names. */
    public static ValidatorSet of(List<Validator> validators, Validator proposer) {
        return new ValidatorSet(validators, proposer);
    }

    /** The first set of a chain, with its first proposer chosen; throws as {@link #update}. */
    public static ValidatorSet genesis(List<Validator> validators) {
        for (Validator validator : validators) {
            if (validator.power() == 0) {
                throw new IllegalArgumentException("validator " + validator.address() + " has no power");
            }
        }
        return validators.isEmpty() ? EMPTY : EMPTY.update(validators).rotate(1);
    }

    /** In order: most power first, then by address. */
    public List<Validator> validators() {
        return validators;
    }

    /** Number of validators. */
    public int size() {
        return validators.size();
    }

    /** The validator at a 0-based place. */
    public Validator get(int index) {
        return validators.get(index);
    }

    /** Address of the validator at a 0-based place, without hashing its key again. */
    public Bytes addressAt(int index) {
        return addresses.get(index);
    }

    /** Place of the validator with that address, or -1. */
    public int indexOf(Bytes address) {
        return positions.getOrDefault(address, -1);
    }

    /** Sum of all powers. */
    public long totalPower() {
        return totalPower;
    }

    /** Merkle root over keys and powers, as headers carry it. */
    public Bytes hash() {
        Bytes known = hash;
        if (known == null) {
            known = MerkleTree.root(
                    validators.stream().map(v -> v.leaf().toBytes()).toList());
            hash = known;
        }
        return known;
    }

    /** Who proposes: the one named, or who has most priority; nobody in an empty set. */
    public Optional<Validator> proposer() {
        if (proposer != null || validators.isEmpty()) {
            return Optional.ofNullable(proposer);
        }
        long[] priorities = priorities(validators);
        int first = 0;
        for (int i = 1; i < priorities.length; i++) {
            if (ProposerPriorities.comesFirst(priorities, addresses, i, first)) {
                first = i;
            }
        }
        return Optional.of(validators.get(first));
    }

    /** The set after a number of rounds, at least 1, with the proposer of the last. */
    public ValidatorSet rotate(int rounds) {
        if (rounds < 1 || validators.isEmpty()) {
            throw new IllegalArgumentException(
                    "a set of " + size() + " validators cannot rotate " + rounds + " rounds");
        }
        long[] priorities = priorities(validators);
        ProposerPriorities.rescaleAndCentre(priorities, totalPower);
        int last = 0;
        for (int i = 0; i < rounds; i++) {
            last = ProposerPriorities.turn(priorities, validators, addresses, totalPower);
        }
        List<Validator> rotated = withPriorities(validators, priorities);
        return new ValidatorSet(rotated, rotated.get(last));
    }

    /**
     * The set after an application's changes: power 0 removes, a known key changes power, an unknown one joins. Throws
     * {@link IllegalArgumentException} where the reference would stop the chain: a validator changed twice, negative or too much
     * power, the removal of an unknown validator, an empty result.
     */
    public ValidatorSet update(List<Validator> changes) {
        if (changes.isEmpty()) {
            return this;
        }
        Map<Bytes, Validator> byAddress = ValidatorChanges.check(this, changes);
        long beforeRemovals = ValidatorChanges.totalBeforeRemovals(this, byAddress);
        List<Validator> kept = new ArrayList<>();
        for (int i = 0; i < size(); i++) {
            Validator change = byAddress.remove(addresses.get(i));
            if (change == null) {
                kept.add(validators.get(i));
            } else if (change.power() > 0) {
                kept.add(change.withPriority(validators.get(i).proposerPriority()));
            }
        }
        for (Validator joining : byAddress.values()) {
            kept.add(joining.withPriority(ProposerPriorities.newcomer(beforeRemovals)));
        }
        long[] priorities = priorities(kept);
        ProposerPriorities.rescaleAndCentre(priorities, totalOf(kept));
        return new ValidatorSet(withPriorities(kept, priorities), proposer);
    }

    ProtoWriter proto() {
        ProtoWriter out = new ProtoWriter();
        validators.forEach(v -> out.message(1, v.proto()));
        proposer().ifPresent(p -> out.message(2, p.proto()));
        return out;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ValidatorSet that && validators.equals(that.validators);
    }

    @Override
    public int hashCode() {
        return validators.hashCode();
    }

    @Override
    public String toString() {
        return "ValidatorSet[" + size() + " validators, power " + totalPower + ", hash " + hash() + ']';
    }

    private static long totalOf(List<Validator> validators) {
        long total = 0;
        for (Validator validator : validators) {
            if (validator.power() < 0 || validator.power() > MAX_TOTAL_POWER) {
                throw new IllegalArgumentException(
                        "validator " + validator.address() + " has the impossible power " + validator.power());
            }
            if (validator.proposerPriority() > MAX_PRIORITY || validator.proposerPriority() < -MAX_PRIORITY) {
                throw new IllegalArgumentException("validator " + validator.address() + " has the impossible priority "
                        + validator.proposerPriority());
            }
            total = Math.addExact(total, validator.power());
            if (total > MAX_TOTAL_POWER) {
                throw new IllegalArgumentException("the total power exceeds " + MAX_TOTAL_POWER);
            }
        }
        return total;
    }

    private static long[] priorities(List<Validator> validators) {
        return validators.stream().mapToLong(Validator::proposerPriority).toArray();
    }

    private static List<Validator> withPriorities(List<Validator> validators, long[] priorities) {
        List<Validator> changed = new ArrayList<>();
        for (int i = 0; i < priorities.length; i++) {
            changed.add(validators.get(i).withPriority(priorities[i]));
        }
        return changed;
    }
}
