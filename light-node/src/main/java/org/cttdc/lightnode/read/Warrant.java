package org.cttdc.lightnode.read;

/**
 * The right to call a value verified. The package is not exported, so no other module can hold one: only code that checked a proof
 * mints a {@link org.cttdc.lightnode.api.Verified}.
 */
public enum Warrant {
    /** Presented by code that has just checked the proof. */
    PROOF_CHECKED
}
