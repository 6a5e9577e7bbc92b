package org.cttdc.protocol.proof.ics23;

import java.util.List;
import java.util.OptionalInt;
import org.cttdc.protocol.Bytes;

/** Whether two leaves stand next to each other, read off their paths. */
final class Neighbours {
    private final InnerSpec spec;

    Neighbours(InnerSpec spec) {
        this.spec = spec;
    }

    /** Whether nothing stands left of the path's leaf. */
    boolean isLeftMost(List<InnerOp> path) {
        return path.stream().allMatch(op -> standsAt(op, 0) || leftBranchesAreEmpty(op));
    }

    /** Whether nothing stands right of the path's leaf. */
    boolean isRightMost(List<InnerOp> path) {
        int last = spec.childOrder().size() - 1;
        return path.stream().allMatch(op -> standsAt(op, last) || rightBranchesAreEmpty(op));
    }

    /** Whether the right path's leaf is the first after the left path's. */
    boolean areNeighbours(List<InnerOp> left, List<InnerOp> right) {
        int l = left.size() - 1;
        int r = right.size() - 1;
        while (l >= 0 && r >= 0 && sameSiblings(left.get(l), right.get(r))) {
            l--;
            r--;
        }
        if (l < 0 || r < 0) {
            return false;
        }
        OptionalInt leftBranch = branch(left.get(l));
        OptionalInt rightBranch = branch(right.get(r));
        return leftBranch.isPresent()
                && rightBranch.isPresent()
                && rightBranch.getAsInt() == leftBranch.getAsInt() + 1
                && isRightMost(left.subList(0, l))
                && isLeftMost(right.subList(0, r));
    }

    /** Whether every branch left of the operation's child is the empty placeholder, and there is one. */
    boolean leftBranchesAreEmpty(InnerOp op) {
        int before = branch(op).orElse(0);
        int from = op.prefix().size() - before * spec.childSize();
        return before > 0 && from >= 0 && areEmpty(op.prefix(), from, before);
    }

    /** Whether every branch right of the operation's child is the empty placeholder, and there is one. */
    boolean rightBranchesAreEmpty(InnerOp op) {
        int last = spec.childOrder().size() - 1;
        int after = last - branch(op).orElse(last);
        return after > 0 && op.suffix().size() == after * spec.childSize() && areEmpty(op.suffix(), 0, after);
    }

    private boolean areEmpty(Bytes siblings, int from, int count) {
        for (int i = 0; i < count; i++) {
            int at = from + i * spec.childSize();
            if (!siblings.slice(at, at + spec.childSize()).equals(spec.emptyChild())) {
                return false;
            }
        }
        return true;
    }

    private static boolean sameSiblings(InnerOp a, InnerOp b) {
        return a.prefix().equals(b.prefix()) && a.suffix().equals(b.suffix());
    }

    /** The branch the operation's child stands at, by the room before and after it. */
    private OptionalInt branch(InnerOp op) {
        for (int branch = 0; branch < spec.childOrder().size(); branch++) {
            if (standsAt(op, branch)) {
                return OptionalInt.of(branch);
            }
        }
        return OptionalInt.empty();
    }

    private boolean standsAt(InnerOp op, int branch) {
        int position = position(branch);
        if (position < 0) {
            return false;
        }
        int before = position * spec.childSize();
        int after = (spec.childOrder().size() - 1 - position) * spec.childSize();
        int prefix = op.prefix().size();
        return prefix >= before + spec.minPrefixLength()
                && prefix <= before + spec.maxPrefixLength()
                && op.suffix().size() == after;
    }

    private int position(int branch) {
        return spec.childOrder().indexOf(branch);
    }
}
