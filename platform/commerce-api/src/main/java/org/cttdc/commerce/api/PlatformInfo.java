package org.cttdc.commerce.api;

import org.cttdc.protocol.Bytes;

/**
 * Who runs the service.
 *
 * @param address the platform's account on the chain
 * @param name shown to people
 * @param chainId the chain it anchors on
 * @param refundWindow blocks from payment until an order is final
 * @param sandbox whether payments are play money
 */
public record PlatformInfo(Bytes address, String name, String chainId, long refundWindow, boolean sandbox) {}
