/** The wallet itself: accounts, consent, signing. No toolkit. */
package org.cttdc.wallet.core;
