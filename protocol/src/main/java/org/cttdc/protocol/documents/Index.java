package org.cttdc.protocol.documents;

import java.util.List;

/** The quality index; hidden while the weight of the observed characteristics is under {@code minCoverage} ppm. */
public record Index(List<Cap> caps, int minCoverage) {
    public Index {
        caps = List.copyOf(caps);
    }
}
