package org.cttdc.protocol.tx;

/** Every reason the chain refuses a transaction for. {@link #number()} is the ABCI result code; names are the public vocabulary. */
public enum ErrorCode {
    OK(0),
    /** Bytes that are not a canonical envelope, body or message. */
    E_MALFORMED(1),
    E_SIGNATURE(2),
    /** Signed for another chain. */
    E_CHAIN_ID(3),
    /** Not the sender's next sequence: a replay or a gap. */
    E_SEQUENCE(4),
    /** The last height it allowed has passed. */
    E_EXPIRED(5),
    /** Fee below the minimum, or more than the sender holds. */
    E_FEE(6),
    E_MEMO(7),
    /** No message, or more than sixteen. */
    E_MESSAGES(8),
    /** Zero, negative or overflowing amount. */
    E_AMOUNT(9),
    E_FUNDS(10),
    E_ADDRESS(11),
    /** Not in this phase of the cycle, or not this cycle. */
    E_PHASE(12),
    /** The signer does not hold the role this message needs. */
    E_UNAUTHORIZED(13),
    /** It names something that is not on the chain. */
    E_NOT_FOUND(14),
    /** A document that is not valid; the outcome's detail says where. */
    E_DOCUMENT(15),

    E_WEIGHT_SUM(20),
    E_DUP_HASH(21),
    E_STANDARD(22),
    E_BOND(23),
    E_CHARACTERISTIC_MISSING(24),
    E_DOMAIN(25),
    E_FEE_RANGE(26),
    E_UNIT(27),

    E_SEQ(30),
    E_SUM(31),
    E_ESCROW(32),
    E_PROOF(33),
    E_NULLIFIER_USED(34),
    E_CONFLICT(35),
    /** The personhood credential does not hold. */
    E_CREDENTIAL(36),
    /** This person already reviews in this competition. */
    E_PERSON(37),

    E_DUP_EVIDENCE(40),
    E_BAD_REVEAL(41),
    E_ALREADY_COMMITTED(42),
    E_NOT_COMMITTED(43),
    /** The pack code does not belong to the lot. */
    E_PACK_CODE(44),

    E_NOT_SETTLED(50),
    E_NOT_VESTED(51),
    E_NOTHING_DUE(52),
    E_ALREADY_CLAIMED(53),

    /** The listing is off the market, or the model past its sunset. */
    E_CLOSED(54),
    /** The model already has a revision, or the listing a successor. */
    E_SUPERSEDED(55),
    /** A fork that is too deep, or a royalty out of range. */
    E_LINEAGE(56),
    /** A defect waits for its decision. */
    E_UNDECIDED(57),
    /** Nothing that could be decided: a proposal that says nothing, or what is so already. */
    E_PROPOSAL(70),
    /** A parameter that is not there, cannot be voted on, or would make the set invalid. */
    E_PARAMETER(71),
    /** The vote is over, or decided. */
    E_VOTE_CLOSED(72),
    /** The vote still runs, or failed. */
    E_NOT_ENACTABLE(73),
    /** Stake or experience power is still bound. */
    E_BOUND(74),
    /** Delegated, or nothing delegated. */
    E_DELEGATED(75),
    /** Another account of this person has its voice in this vote. */
    E_ALREADY_VOTED(76),
    /** Members are not taken in this fee mode, or only members may do this. */
    E_MEMBERSHIP(77),
    /** The reserve pays nothing for so few tokens. */
    E_RESERVE(78),
    /** No candidate, or one already. */
    E_CANDIDATE(60),
    /** The consensus key did not sign for its operator. */
    E_POSSESSION(61),
    /** All places are taken, and none by less. */
    E_FULL(62),
    /** Less stake or power than it takes. */
    E_STAKE(63),
    /** Proven to have misbehaved. */
    E_JAILED(64),
    /** The unbonding time has not passed. */
    E_UNBONDING(65),
    /** Not the layer below the last one of the proposer's onion. */
    E_REVEAL(66),

    /** Not in this window of the dispute. */
    E_WINDOW(80),
    /** Not a juror of this round, or without experience where all experience votes. */
    E_NOT_DRAWN(81),
    /** An appeal is paid whole, once by each side. */
    E_UNDERFUNDED(82),
    /** The target is under dispute, or was refuted already. */
    E_DISPUTED(83),

    /** What was not claimed in time went to the treasury. */
    E_SWEPT(90),

    /** The transaction broke a rule of the application itself; it had no effect. */
    E_INTERNAL(99);

    private final int number;

    ErrorCode(int number) {
        this.number = number;
    }

    /** The ABCI result code. */
    public int number() {
        return number;
    }

    /** The code with that number, or {@link #E_INTERNAL} where there is none. */
    public static ErrorCode of(int number) {
        for (ErrorCode code : values()) {
            if (code.number == number) {
                return code;
            }
        }
        return E_INTERNAL;
    }
}
