package org.cttdc.commerce.api.wire;

import org.cttdc.commerce.api.CommerceException;

/**
 * Why a request was refused.
 *
 * @param code one of {@link CommerceException.Code}
 * @param message what, where and what to do
 * @param field which part of the request, or empty
 */
public record ErrorBody(CommerceException.Code code, String message, String field) {}
