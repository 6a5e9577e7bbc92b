package org.cttdc.node.app;

import java.math.BigInteger;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.rules.SortitionTree;
import org.cttdc.protocol.state.SortitionHead;
import org.cttdc.protocol.state.SortitionNode;
import org.cttdc.protocol.state.SortitionPlace;
import org.cttdc.protocol.state.StateKeys;
import org.jspecify.annotations.Nullable;

/** The jurors' sum tree, a record a place. */
final class JuryTree implements SortitionTree.Nodes {
    private final StateStore state;

    private JuryTree(StateStore state) {
        this.state = state;
    }

    /** The tree as it stands in a layer of the state. */
    static SortitionTree of(StateStore state) {
        return new SortitionTree(new JuryTree(state));
    }

    @Override
    public int size() {
        return Math.toIntExact(head().size());
    }

    @Override
    public void resize(int size) {
        state.put(StateKeys.sortition(), new SortitionHead(size, head().vacant()));
    }

    @Override
    public BigInteger sum(int place) {
        return node(place).power();
    }

    @Override
    public void setSum(int place, BigInteger sum) {
        state.put(StateKeys.sortitionNode(place), node(place).with(sum));
    }

    @Override
    public @Nullable Bytes id(int place) {
        Bytes juror = node(place).juror();
        return juror.isEmpty() ? null : juror;
    }

    @Override
    public void setId(int place, @Nullable Bytes id) {
        SortitionNode node = node(place);
        if (id == null) {
            state.remove(StateKeys.sortitionPlace(node.juror()));
            state.put(StateKeys.sortitionNode(place), node.with(Bytes.EMPTY));
        } else {
            state.put(StateKeys.sortitionNode(place), node.with(id));
            state.put(StateKeys.sortitionPlace(id), new SortitionPlace(place));
        }
    }

    @Override
    public int place(Bytes id) {
        SortitionPlace place = state.get(StateKeys.sortitionPlace(id));
        return place == null ? 0 : Math.toIntExact(place.place());
    }

    @Override
    public int takeVacant() {
        SortitionHead head = head();
        if (head.vacant() == 0) {
            return 0;
        }
        SortitionPlace top = state.get(StateKeys.sortitionVacant(head.vacant() - 1));
        if (top == null) {
            throw new IllegalStateException("the jurors' tree has lost a vacant place");
        }
        state.remove(StateKeys.sortitionVacant(head.vacant() - 1));
        state.put(StateKeys.sortition(), new SortitionHead(head.size(), head.vacant() - 1));
        return Math.toIntExact(top.place());
    }

    @Override
    public void addVacant(int place) {
        SortitionHead head = head();
        state.put(StateKeys.sortitionVacant(head.vacant()), new SortitionPlace(place));
        state.put(StateKeys.sortition(), new SortitionHead(head.size(), head.vacant() + 1));
    }

    private SortitionHead head() {
        return state.getOr(StateKeys.sortition(), SortitionHead.EMPTY);
    }

    private SortitionNode node(long place) {
        return state.getOr(StateKeys.sortitionNode(place), SortitionNode.NONE);
    }
}
