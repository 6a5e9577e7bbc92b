package org.cttdc.commerce.api;

import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.proof.InclusionPath;

/**
 * What arrives with the goods: the code inside the package and its place under the lot's unit root.
 *
 * @param packCode as printed inside the package
 * @param path its inclusion path
 */
public record Parcel(Bytes packCode, InclusionPath path) {}
