package org.cttdc.uikit.control;

import org.cttdc.uikit.i18n.Text;

/**
 * One step of a proof, from the signed header down to the leaf.
 *
 * @param title what the step is ("Block header 12,345")
 * @param explanation why it follows from the step before
 * @param hash the hash or bytes of the step in lower-case hex
 */
public record ProofStep(Text title, Text explanation, String hash) {}
