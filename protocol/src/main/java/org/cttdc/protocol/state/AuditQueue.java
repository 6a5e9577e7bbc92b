package org.cttdc.protocol.state;

/** Place in {@link StateKeys#auditPlans} of the next plan that will close. */
public record AuditQueue(long next) {}
