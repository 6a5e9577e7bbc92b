package org.cttdc.protocol.documents;

/**
 * How reports are scored, in the characteristic's unit and exact at its scale.
 *
 * @param sigmaPt standard deviation for proficiency assessment (ISO 13528): the reproducibility of the method
 * @param uMin smallest standard uncertainty that earns weight
 */
public record Scoring(Decimal sigmaPt, Decimal uMin) {}
