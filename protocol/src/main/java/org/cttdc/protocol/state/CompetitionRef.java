package org.cttdc.protocol.state;

import org.cttdc.protocol.Bytes;

/** Names a competition. */
public record CompetitionRef(Bytes model, long cycle) {}
