package org.cttdc.uikit.control;

import java.util.List;
import java.util.Locale;
import org.cttdc.lightnode.api.Provenance;
import org.cttdc.lightnode.api.Verified;
import org.cttdc.uikit.i18n.Text;
import org.jspecify.annotations.Nullable;

/** Turns what the light node knows about a verified value into what the proof chip shows. */
public final class Proofs {
    private Proofs() {}

    /** The proof of a value. */
    public static ProofView view(UiKit kit, Verified<?> verified) {
        Provenance provenance = verified.provenance();
        List<ProofStep> steps =
                provenance.steps().stream().map(step -> step(kit, step)).toList();
        return ProofView.verified(
                provenance.height(),
                provenance.time(),
                provenance.agreeing(),
                steps,
                verified.export().orElse(null));
    }

    /** The proof of a value that may not have arrived yet. */
    public static ProofView viewOrPending(UiKit kit, @Nullable Verified<?> verified) {
        return verified == null ? ProofView.pending() : view(kit, verified);
    }

    private static ProofStep step(UiKit kit, Provenance.Step step) {
        String key = "proof.step." + step.kind().name().toLowerCase(Locale.ROOT);
        Text explanation = kit.texts().text(key + ".why", step.detail());
        return new ProofStep(kit.texts().text(key), explanation, step.hash().hex());
    }
}
