package org.cttdc.protocol.state;

/**
 * What a platform declared.
 *
 * @param fromCycle first cycle whose orders it holds for
 * @param promoterPpm part of the platform's share for recommenders
 */
public record PromoterTerms(long fromCycle, long promoterPpm) {}
