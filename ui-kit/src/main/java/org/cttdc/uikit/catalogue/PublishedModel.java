package org.cttdc.uikit.catalogue;

import org.cttdc.protocol.documents.QualityModel;
import org.cttdc.protocol.state.ModelState;

/** A quality model as the chain has it: its record and its document. */
public record PublishedModel(ModelState state, QualityModel document) {}
