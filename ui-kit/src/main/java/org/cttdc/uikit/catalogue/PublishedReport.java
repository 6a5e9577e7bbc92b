package org.cttdc.uikit.catalogue;

import org.cttdc.protocol.documents.TestReport;
import org.cttdc.protocol.state.ReportState;

/** A revealed test report as the chain has it: its record and its document. */
public record PublishedReport(ReportState state, TestReport document) {}
