package org.cttdc.lightnode.sync;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongFunction;
import org.cttdc.lightnode.api.Disagreement.Charge;
import org.cttdc.lightnode.api.LightNodeException;
import org.cttdc.lightnode.rpc.EvidenceJson;
import org.cttdc.lightnode.store.DisagreementTable.Exhibit;
import org.cttdc.lightnode.store.PeerTable.Conflict;
import org.cttdc.lightnode.sync.Divergence.Fork;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.consensus.LightBlock;
import org.cttdc.protocol.consensus.LightClientAttackEvidence;
import org.cttdc.protocol.consensus.SignedHeader;
import org.cttdc.protocol.consensus.Validator;
import org.cttdc.protocol.consensus.light.Attack;

/** Makes evidence of two sides that both verify: against each, because who is right is for the chain and for people to say. */
final class Prosecutor {
    private final HeaderVerifier verifier;
    private final Divergence divergence;

    Prosecutor(HeaderVerifier verifier) {
        this.verifier = verifier;
        this.divergence = new Divergence(verifier);
    }

    /**
     * What a disagreement is about.
     *
     * @param conflicts both headers and who served them, the one believed so far first
     * @param exhibits evidence against each side that could be made
     */
    record Case(List<Conflict> conflicts, List<Exhibit> exhibits) {}

    /**
     * Leads the challenger along the believed side's trace.
     *
     * @param claim the challenger's other header
     * @throws LightNodeException where the challenger cannot prove its header: it is false
     */
    Case examine(Side believed, URI challenger, LightBlock claim, LongFunction<LightBlock> blocks) {
        Fork fork = divergence.find(believed.trace(), claim, blocks);
        List<Exhibit> exhibits = new ArrayList<>();
        exhibits.add(exhibit(fork, believed.name()));
        against(fork, believed, challenger).ifPresent(exhibits::add);
        return new Case(
                List.of(
                        new Conflict(believed.name(), believed.claim().signedHeader()),
                        new Conflict(challenger, claim.signedHeader())),
                exhibits);
    }

    /** The other way round: the believed side led along the challenger's way. */
    private Optional<Exhibit> against(Fork fork, Side believed, URI challenger) {
        if (fork.way().size() == 1) {
            return Optional.empty();
        }
        try {
            return Optional.of(exhibit(divergence.find(fork.way(), fork.conflicting(), believed.blocks()), challenger));
        } catch (LightNodeException e) {
            // The believed side does not serve its own way again, so there is nothing to show against the challenger
            // with it.
            return Optional.empty();
        }
    }

    private Exhibit exhibit(Fork fork, URI accused) {
        LightClientAttackEvidence evidence =
                Attack.evidence(verifier.onlyTrueVotes(fork.conflicting()), fork.trusted(), fork.common());
        Charge charge = new Charge(
                Attack.kindOf(fork.conflicting(), fork.trusted()),
                accused,
                evidence.commonHeight(),
                fork.conflicting().height(),
                evidence.hash(),
                evidence.byzantineValidators().stream().map(Validator::address).toList(),
                List.of());
        return new Exhibit(charge, Bytes.of(EvidenceJson.write(evidence)));
    }

    /** A dispute about the very first header: both are signed by the validators that were given, and nothing lies below. */
    static Case ofRoot(URI believed, SignedHeader first, URI challenger, SignedHeader other) {
        return new Case(List.of(new Conflict(believed, first), new Conflict(challenger, other)), List.of());
    }
}
