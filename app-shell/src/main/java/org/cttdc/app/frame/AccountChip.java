package org.cttdc.app.frame;

/**
 * The account the suite works with now.
 *
 * @param name name or shortened address
 * @param locked whether signing asks for the passphrase
 */
public record AccountChip(String name, boolean locked) {}
