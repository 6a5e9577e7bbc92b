package org.cttdc.lightnode.attacks;

import java.util.function.UnaryOperator;
import org.cttdc.lightnode.api.LightNodeException.Code;
import org.cttdc.lightnode.testkit.TestChain;
import org.cttdc.protocol.state.Account;
import org.cttdc.protocol.state.StateKeys;

/** Another chain beside the true one, served by one of two endpoints. */
@SuppressWarnings("ImmutableEnumChecker") // the lambdas capture nothing
public enum WitnessAttack implements NamedAttack {
    LUNATIC_FORK(
            Code.CONFLICTING_HEADERS,
            "serves a chain with a state of its own, signed by the validators' true keys",
            chain -> {
                TestChain fork = chain.fork(4);
                fork.put(StateKeys.account(AttackRunner.NOBODY), new Account(1_000_000, 0, 0));
                fork.grow(2);
                return fork;
            }),
    EQUIVOCATION_FORK(
            Code.CONFLICTING_HEADERS, "serves another block that validators signed in the same round", chain -> {
                TestChain fork = chain.fork(5);
                fork.grow(1);
                return fork;
            }),
    AMNESIA_FORK(Code.CONFLICTING_HEADERS, "serves another block that validators signed in a later round", chain -> {
        TestChain fork = chain.fork(5);
        fork.changeRound(1);
        fork.grow(1);
        return fork;
    }),
    STALE_TIP(Code.UNCONFIRMED, "stays behind, so that nobody confirms the newest header", chain -> chain.fork(3));

    private final Code code;
    private final String does;
    private final UnaryOperator<TestChain> other;

    WitnessAttack(Code code, String does, UnaryOperator<TestChain> other) {
        this.code = code;
        this.does = does;
        this.other = other;
    }

    @Override
    public String does() {
        return does;
    }

    @Override
    public Code code() {
        return code;
    }

    TestChain other(TestChain chain) {
        return other.apply(chain);
    }
}
