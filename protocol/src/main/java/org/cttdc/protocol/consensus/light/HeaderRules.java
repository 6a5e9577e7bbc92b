package org.cttdc.protocol.consensus.light;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
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
        Map<String, Bytes> hashes = new LinkedHashMap<>();
        hashes.put("last block id", header.lastBlockId().hash());
        hashes.put("last part set", header.lastBlockId().partSetHeader().hash());
        hashes.put("last commit hash", header.lastCommitHash());
        hashes.put("data hash", header.dataHash());
        hashes.put("evidence hash", header.evidenceHash());
        hashes.put("validators hash", header.validatorsHash());
        hashes.put("next validators hash", header.nextValidatorsHash());
        hashes.put("consensus hash", header.consensusHash());
        hashes.put("last results hash", header.lastResultsHash());
        for (Map.Entry<String, Bytes> hash : hashes.entrySet()) {
            if (!isHashOrEmpty(hash.getValue())) {
                return new Invalid(
                        Reason.LENGTH, hash.getKey() + " of " + hash.getValue().size() + " bytes");
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
