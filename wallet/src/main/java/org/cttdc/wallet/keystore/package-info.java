/** The keystore file: one phrase, encrypted, and the accounts derived from it. Nothing here knows a chain or a screen. */
package org.cttdc.wallet.keystore;
