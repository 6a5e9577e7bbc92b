/** Plain sentences for what is signed, made from the very bytes that are signed. No toolkit, no network. */
package org.cttdc.wallet.sentence;
