package org.cttdc.protocol.proof.ics23;

/** A proof about keys under a root, as ICS-23 defines it. */
public sealed interface CommitmentProof permits ExistenceProof, NonExistenceProof, BatchProof {}
