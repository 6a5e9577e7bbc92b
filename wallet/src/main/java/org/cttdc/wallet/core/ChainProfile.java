package org.cttdc.wallet.core;

/**
 * The chain a wallet signs for.
 *
 * @param chainId goes into every transaction, so that none can be replayed elsewhere
 * @param addressPrefix the human-readable part of addresses; a sandbox has its own, so that its addresses are invalid on a network
 */
public record ChainProfile(String chainId, String addressPrefix) {}
