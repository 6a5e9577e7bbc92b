package org.cttdc.protocol.state;

/**
 * Every key of the authenticated store; the methods stand in families, from {@link AccountKeys} to {@link ElectionKeys}, and are all
 * called from here. A method says all there is to say about its key: name, type and, by its parameters, the parts. {@link KeyNames} reads
 * them there.
 */
public final class StateKeys extends ElectionKeys {
    private StateKeys() {}
}
