package org.cttdc.commerce.api;

import org.cttdc.protocol.Bytes;

/** Opens and keeps one session an account; the composition root lets the wallet sign the login. */
@FunctionalInterface
public interface CommerceSessions {
    /**
     * The account's session; logs in first where there is none or it has run out. Blocks while a person consents.
     *
     * @param account 20 bytes
     */
    CommerceService.Session of(Bytes account);
}
