package org.cttdc.lightnode.proof;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cttdc.lightnode.api.LightNodeException;
import org.cttdc.lightnode.api.LightNodeException.Code;
import org.cttdc.lightnode.api.ProofReport;
import org.cttdc.lightnode.api.ProofReport.KeyFact;
import org.cttdc.lightnode.api.ProofReport.Signer;
import org.cttdc.lightnode.api.TrustRoot;
import org.cttdc.lightnode.store.TrustedBlock;
import org.cttdc.lightnode.sync.HeaderVerifier;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.codec.CodecException;
import org.cttdc.protocol.codec.RecordCodec;
import org.cttdc.protocol.consensus.BlockIdFlag;
import org.cttdc.protocol.consensus.Commit;
import org.cttdc.protocol.consensus.CommitSig;
import org.cttdc.protocol.consensus.Header;
import org.cttdc.protocol.consensus.LightBlock;
import org.cttdc.protocol.consensus.Txs;
import org.cttdc.protocol.consensus.ValidatorSet;
import org.cttdc.protocol.consensus.light.Zip215Verifier;
import org.cttdc.protocol.keys.Address;
import org.cttdc.protocol.keys.Ed25519;
import org.cttdc.protocol.proof.MerkleTree;
import org.cttdc.protocol.proof.ProofException;
import org.cttdc.protocol.proof.smt.StateBatch;
import org.cttdc.protocol.tx.SignedTx;
import org.cttdc.protocol.tx.TxBody;

/**
 * Checks a proof file from its root down: the root's block, each signed header from the one before, the hash links below, and the
 * claim. What is asked of a header is what the light node asks of one on the wire.
 */
public final class ProofCheck {
    private final Optional<TrustRoot> trusted;
    private final InstantSource clock;

    /** A check that starts from what the verifier trusts, or else from the file's own root. */
    public ProofCheck(Optional<TrustRoot> trusted, InstantSource clock) {
        this.trusted = trusted;
        this.clock = clock;
    }

    /** What the file proves; throws {@link LightNodeException} at the first step that does not hold. */
    public ProofReport check(ProofFile file) {
        TrustRoot root = trusted.orElse(file.root());
        List<LightBlock> blocks = from(root, file.blocks());
        HeaderVerifier verifier = LightPath.verifier(file.chainId(), clock);
        TrustedBlock at = verifier.verifyRoot(root, blocks.getFirst());
        if (verifier.isAhead(at.block())) {
            throw new LightNodeException(
                    Code.INVALID_HEADER,
                    "header " + at.height() + " is of " + at.header().time() + ", ahead of this computer's clock");
        }
        for (LightBlock next : blocks.subList(1, blocks.size())) {
            at = verifier.verify(at, next, ProofCheck::missing).getLast();
        }
        List<Header> headers = linked(verifier, at.header(), file.links());
        return new ProofReport(
                file.chainId(),
                root,
                trusted.isPresent(),
                blocks.getFirst().header().hash(),
                blocks.getFirst().header().time().toInstant(),
                blocks.stream().map(LightBlock::height).toList(),
                file.links().size(),
                signed(at),
                claim(file, headers));
    }

    private static LightBlock missing(long height) {
        throw new LightNodeException(
                Code.NOT_ENOUGH_TRUST,
                "too few validators of the header before signed the next one, and the file holds none between");
    }

    /** The blocks from the root's on: what lies below a root that is trusted need not be looked at. */
    private static List<LightBlock> from(TrustRoot root, List<LightBlock> blocks) {
        for (int i = 0; i < blocks.size(); i++) {
            if (blocks.get(i).height() == root.startHeight()) {
                return blocks.subList(i, blocks.size());
            }
        }
        throw new LightNodeException(
                Code.NOT_ENOUGH_TRUST,
                "the file holds signed headers "
                        + blocks.stream().map(LightBlock::height).toList() + ", and not header " + root.startHeight()
                        + ", which is to be trusted: export it from a node with that trust root, or trust one of"
                        + " these");
    }

    /** The last signed header and those below it, downwards. */
    private static List<Header> linked(HeaderVerifier verifier, Header top, List<Header> links) {
        List<Header> headers = new ArrayList<>(List.of(top));
        for (Header lower : links) {
            verifier.verifyLink(lower, headers.getLast());
            headers.add(lower);
        }
        return headers;
    }

    private static ProofReport.SignedHeader signed(TrustedBlock at) {
        ValidatorSet set = at.block().validators();
        Commit commit = at.block().commit();
        Zip215Verifier signatures = new Zip215Verifier();
        List<Signer> signers = new ArrayList<>();
        long power = 0;
        for (int i = 0; i < set.size(); i++) {
            CommitSig sig = commit.signatures().get(i);
            boolean signed = sig.flag() == BlockIdFlag.COMMIT
                    && sig.validatorAddress().equals(set.addressAt(i))
                    && signatures.verify(
                            set.get(i).publicKey(),
                            commit.voteSignBytes(at.header().chainId(), i),
                            sig.signature());
            power += signed ? set.get(i).power() : 0;
            signers.add(new Signer(set.addressAt(i), set.get(i).power(), signed));
        }
        return new ProofReport.SignedHeader(
                at.height(), at.hash(), at.header().time().toInstant(), power, set.totalPower(), signers);
    }

    private static ProofReport.Claim claim(ProofFile file, List<Header> headers) {
        try {
            return switch (file.claim()) {
                case StateClaim state -> state(file.chainId(), state, headers.getLast());
                case TxClaim tx -> transaction(file.chainId(), tx, headers);
            };
        } catch (ProofException e) {
            throw new LightNodeException(
                    Code.INVALID_PROOF, "the claim is not proved: " + e.reason() + ": " + e.getMessage(), e);
        }
    }

    private static ProofReport.StateClaim state(String chainId, StateClaim claim, Header header) throws ProofException {
        requireHeight(claim.height() + 1, header);
        KeyFacts meaning = new KeyFacts(chainId);
        List<KeyFact> facts = new ArrayList<>();
        for (KeyProofs proofs : claim.proofs()) {
            List<Bytes> values = StateBatch.verify(header.appHash(), proofs.keys(), proofs.batch());
            for (int i = 0; i < values.size(); i++) {
                facts.add(meaning.fact(proofs.keys().get(i), values.get(i)));
            }
        }
        return new ProofReport.StateClaim(claim.height(), facts, meaning.lists(facts));
    }

    private static ProofReport.TxClaim transaction(String chainId, TxClaim claim, List<Header> headers)
            throws ProofException {
        if (headers.size() < 2) {
            throw new LightNodeException(Code.INVALID_PROOF, "a result needs the block's header and the next one");
        }
        Header block = headers.getLast();
        Header next = headers.get(headers.size() - 2);
        requireHeight(claim.height(), block);
        Txs.verify(block.dataHash(), claim.place(), claim.tx());
        if (claim.resultPlace().index() != claim.place().index()
                || claim.resultPlace().total() != claim.place().total()) {
            throw new LightNodeException(Code.INVALID_PROOF, "the result is of another transaction of the block");
        }
        MerkleTree.verify(
                next.lastResultsHash(), claim.resultPlace(), claim.result().toBytes());
        Optional<SignedTx> envelope = envelope(claim.tx());
        Optional<TxBody> body = envelope.flatMap(signed -> body(chainId, signed));
        return new ProofReport.TxClaim(
                Txs.hash(claim.tx()),
                claim.height(),
                claim.place().index(),
                claim.place().total(),
                claim.result().code(),
                claim.result().data(),
                body.flatMap(known ->
                        envelope.map(signed -> Address.ofKey(signed.publicKey()).value())),
                body);
    }

    private static Optional<SignedTx> envelope(Bytes tx) {
        try {
            return Optional.of(RecordCodec.decode(SignedTx.class, tx.toArray()));
        } catch (CodecException e) {
            // A transaction of another application: it is shown as the bytes it is.
            return Optional.empty();
        }
    }

    /** What an envelope's key signed for this chain; a block may hold an envelope that the chain refused, signature and all. */
    private static Optional<TxBody> body(String chainId, SignedTx signed) {
        try {
            TxBody body = RecordCodec.decode(TxBody.class, signed.body().toArray());
            return body.chainId().equals(chainId)
                            && Ed25519.verify(signed.publicKey(), signed.signBytes(), signed.signature())
                    ? Optional.of(body)
                    : Optional.empty();
        } catch (CodecException e) {
            return Optional.empty();
        }
    }

    private static void requireHeight(long height, Header header) {
        if (header.height() != height) {
            throw new LightNodeException(
                    Code.INVALID_PROOF,
                    "the claim needs header " + height + ", the file's last header is " + header.height());
        }
    }
}
