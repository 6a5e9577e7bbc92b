package org.cttdc.node.app;

import org.cttdc.protocol.Bytes;

/** A validator's consensus address (20 bytes) and voting power. */
record ValidatorPower(Bytes address, long power) {}
