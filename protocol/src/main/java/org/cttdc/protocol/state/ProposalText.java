package org.cttdc.protocol.state;

import org.cttdc.protocol.tx.ProposalContent;

/**
 * What a vote is about.
 *
 * @param title one line
 * @param reason why, for people
 * @param content what happens when it passes
 */
public record ProposalText(String title, String reason, ProposalContent content) {}
