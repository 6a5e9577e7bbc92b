package org.cttdc.protocol.consensus.light;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Function;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.Sha256;
import org.cttdc.protocol.consensus.BlockId;
import org.cttdc.protocol.consensus.BlockIdFlag;
import org.cttdc.protocol.consensus.Commit;
import org.cttdc.protocol.consensus.CommitSig;
import org.cttdc.protocol.consensus.ConsensusVersion;
import org.cttdc.protocol.consensus.Header;
import org.cttdc.protocol.consensus.PublicKey;
import org.cttdc.protocol.consensus.SignedHeader;
import org.cttdc.protocol.consensus.light.Verdict.Invalid;
import org.cttdc.protocol.consensus.light.Verdict.Reason;
import org.jspecify.annotations.Nullable;

/** What a header and its commit must look like by themselves; each rule answers null where it is kept. */
final class HeaderRules {
    private static final int MAX_CHAIN_ID_BYTES = 50;
    private static final int MAX_SIGNATURE_BYTES = 64;

    private record HashField(String name, Function<Header, Bytes> of) {}

    private static final List<HashField> HASHES = List.of(
            new HashField("last block id", header -> header.lastBlockId().hash()),
            new HashField(
                    "last part set",
                    header -> header.lastBlockId().partSetHeader().hash()),
            new HashField("last commit hash", Header::lastCommitHash),
            new HashField("data hash", Header::dataHash),
            new HashField("evidence hash", Header::evidenceHash),
            new HashField("validators hash", Header::validatorsHash),
            new HashField("next validators hash", Header::nextValidatorsHash),
            new HashField("consensus hash", Header::consensusHash),
            new HashField("last results hash", Header::lastResultsHash));

    private HeaderRules() {}

    static @Nullable Invalid check(SignedHeader signed, String chainId) {
        Invalid header = checkHeader(signed.header(), chainId);
        return header != null ? header : checkCommit(signed);
    }

    static @Nullable Invalid checkHeader(Header header, String chainId) {
        if (header.version().block() != ConsensusVersion.BLOCK_PROTOCOL) {
            return new Invalid(
                    Reason.BLOCK_PROTOCOL,
                    "block protocol " + header.version().block() + ", expected " + ConsensusVersion.BLOCK_PROTOCOL);
        }
        if (!header.chainId().equals(chainId)
                || header.chainId().getBytes(StandardCharsets.UTF_8).length > MAX_CHAIN_ID_BYTES) {
            return new Invalid(Reason.CHAIN_ID, "chain '" + header.chainId() + "', expected '" + chainId + "'");
        }
        if (header.height() < 1) {
            return new Invalid(Reason.HEIGHT, "height " + header.height());
        }
        return checkLengths(header);
    }

    private static @Nullable Invalid checkLengths(Header header) {
        for (HashField field : HASHES) {
            Bytes hash = field.of().apply(header);
            if (!isHashOrEmpty(hash)) {
                return new Invalid(Reason.LENGTH, field.name() + " of " + hash.size() + " bytes");
            }
        }
        return header.proposerAddress().size() == PublicKey.ADDRESS_SIZE
                ? null
                : new Invalid(
                        Reason.LENGTH,
                        "proposer address of " + header.proposerAddress().size() + " bytes");
    }

    private static @Nullable Invalid checkCommit(SignedHeader signed) {
        Commit commit = signed.commit();
        BlockId id = commit.blockId();
        if (commit.height() != signed.header().height()) {
            return new Invalid(
                    Reason.COMMIT_HEIGHT,
                    "commit of height " + commit.height() + " for header "
                            + signed.header().height());
        }
        if (commit.round() < 0) {
            return new Invalid(Reason.COMMIT, "round " + commit.round());
        }
        if (id.isZero() || !isHashOrEmpty(id.partSetHeader().hash())) {
            return new Invalid(Reason.COMMIT, "commit for no block");
        }
        if (commit.signatures().isEmpty()) {
            return new Invalid(Reason.COMMIT, "commit without signatures");
        }
        for (int i = 0; i < commit.signatures().size(); i++) {
            String fault = fault(commit.signatures().get(i));
            if (fault != null) {
                return new Invalid(Reason.COMMIT, "signature " + i + ' ' + fault);
            }
        }
        Bytes hash = signed.header().hash();
        return hash.equals(id.hash()) && !hash.isEmpty()
                ? null
                : new Invalid(Reason.COMMIT_BLOCK, "commit for block " + id.hash() + ", the header hashes to " + hash);
    }

    private static @Nullable String fault(CommitSig sig) {
        if (sig.flag() == BlockIdFlag.ABSENT) {
            return sig.equals(CommitSig.ABSENT) ? null : "is absent and yet has an address, a time or a signature";
        }
        if (sig.validatorAddress().size() != PublicKey.ADDRESS_SIZE) {
            return "has an address of " + sig.validatorAddress().size() + " bytes";
        }
        if (sig.signature().isEmpty() || sig.signature().size() > MAX_SIGNATURE_BYTES) {
            return "has " + sig.signature().size() + " bytes";
        }
        return null;
    }

    private static boolean isHashOrEmpty(Bytes hash) {
        return hash.isEmpty() || hash.size() == Sha256.SIZE;
    }
}
